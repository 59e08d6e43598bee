#!/usr/bin/env python3
"""How much of a model's negative ELBO is its encoder's: q(z|x) of every test image refined by itself, the decoder as it is.

Needs Debian's python3-torch. Prints the negative ELBO by the encoder's q and by the refined one, and their mean difference, the amortisation
gap (C. Cremer, X. Li, D. Duvenaud, "Inference suboptimality in variational autoencoders", ICML 2018, section 3.1), in nats.
"""

import argparse
import os

import torch
from torch.nn import functional

from draws import binarise
from figures import SEED, figure, read_idx
from networks import Network

DRAWS = 200  # of z for every figure
RATE = 0.02


class TorchNetwork(Network):
    """The same layers by PyTorch, for their derivatives."""

    def __init__(self, path):
        super().__init__(path)
        self.weights, self.biases = ([None if part is None else torch.from_numpy(part) for part in parts] for parts in (self.weights, self.biases))

    def apply(self, layer, weight, bias, x):
        kind = layer["type"]
        if kind == "dense":
            return functional.linear(x, weight, bias)
        if kind in ("convolution", "transposed-convolution"):
            of = functional.conv2d if kind == "convolution" else functional.conv_transpose2d
            x = x.reshape(-1, layer["inChannels"], layer["height"], layer["width"])
            return of(x, weight, bias, stride=layer["stride"], padding=layer["padding"]).flatten(1)
        return {"silu": functional.silu, "relu": torch.relu, "tanh": torch.tanh}[kind](x)


def negative_elbo(decoder, images, mean, log_variance, draws):
    """Of every image, by so many draws of z; KL in closed form."""
    kl = ((log_variance.exp() + mean**2 - 1 - log_variance) / 2).sum(1)
    reconstruction = 0
    for _ in range(draws):
        logits = decoder(mean + (log_variance / 2).exp() * torch.randn_like(mean))
        reconstruction = reconstruction + (logits * images - functional.softplus(logits)).sum(1)
    return kl - reconstruction / draws


def refined(decoder, images, mean, log_variance, steps):
    """The Gaussians after so many steps of Adam, the rate falling to nothing."""
    q = [mean.clone().requires_grad_(), log_variance.clone().requires_grad_()]
    optimiser = torch.optim.Adam(q, RATE)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    for _ in range(steps):
        optimiser.zero_grad()
        negative_elbo(decoder, images, *q, draws=4).sum().backward()
        optimiser.step()
        schedule.step()
    return [part.detach() for part in q]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", help="folder with encoder.safetensors and decoder.safetensors")
    parser.add_argument("data", help="folder with the four IDX files of MNIST, plain or gzipped")
    parser.add_argument("--images", type=int, default=1000, help="the first test images, 0 for all")
    parser.add_argument("--steps", type=int, default=500)
    asked = parser.parse_args()

    torch.manual_seed(1)
    torch.set_flush_denormal(True)
    encoder, decoder = (TorchNetwork(os.path.join(asked.model, part + ".safetensors")) for part in ("encoder", "decoder"))
    images = torch.from_numpy(binarise(SEED, read_idx(asked.data, "t10k-images-idx3-ubyte", asked.images)))
    with torch.no_grad():
        mean, log_variance = encoder(images).chunk(2, 1)
        before = negative_elbo(decoder, images, mean, log_variance, DRAWS)
    q = refined(decoder, images, mean, log_variance, asked.steps)
    with torch.no_grad():
        after = negative_elbo(decoder, images, *q, DRAWS)
    for name, values in (("by the encoder", before), ("refined", after), ("difference", before - after)):
        told = figure(values.numpy())
        print(f"{name}: {told['value']:.2f} ± {told['standardError']:.2f}")


if __name__ == "__main__":
    main()
