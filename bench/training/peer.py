#!/usr/bin/env python3
"""The peer: the same variational autoencoder in PyTorch as its users would write it, with autograd, Adam and the images resident
as one tensor. Prints images per second for every window of steps, one number a line, then the last mean loss.

usage: peer.py TRAIN-IMAGES.gz --hidden 256,512 --latent 2 --batch 128 --threads 2 --windows 12 --steps 200
"""
import argparse
import gzip
import time

import numpy
import torch
from torch import nn


def mlp(sizes):
    layers = []
    for before, after in zip(sizes, sizes[1:]):
        layers += [nn.Linear(before, after), nn.SiLU()]
    return nn.Sequential(*layers[:-1])


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("images")
    arguments.add_argument("--hidden", default="256,512")
    arguments.add_argument("--latent", type=int, default=2)
    arguments.add_argument("--batch", type=int, default=128)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--windows", type=int, default=12)
    arguments.add_argument("--steps", type=int, default=200)
    settings = arguments.parse_args()

    torch.manual_seed(1)
    torch.set_num_threads(settings.threads)
    torch.set_flush_denormal(True)
    with gzip.open(settings.images) as file:
        images = numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 784)
    images = torch.from_numpy(images.astype(numpy.float32) / 255)

    hidden = [int(size) for size in settings.hidden.split(",")]
    encoder = mlp([784, *reversed(hidden), 2 * settings.latent])
    decoder = mlp([settings.latent, *hidden, 784])
    optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=1e-3)

    def step(batch):
        x = torch.bernoulli(batch)
        mean, log_variance = encoder(x).chunk(2, dim=1)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        reconstruction = nn.functional.binary_cross_entropy_with_logits(decoder(z), x, reduction="sum")
        kl = -0.5 * torch.sum(1 + log_variance - mean * mean - torch.exp(log_variance))
        loss = (reconstruction + kl) / len(batch)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        return loss.detach()

    order, at = torch.randperm(len(images)), 0
    for window in range(settings.windows):
        begin = time.perf_counter()
        total = torch.zeros(())
        for _ in range(settings.steps):
            if at + settings.batch > len(images):
                order, at = torch.randperm(len(images)), 0
            total += step(images[order[at : at + settings.batch]])
            at += settings.batch
        seconds = time.perf_counter() - begin
        print(f"{settings.batch * settings.steps / seconds:.1f}", flush=True)
    print(f"loss {total.item() / settings.steps:.3f}")


if __name__ == "__main__":
    main()
