"""The peer: the same network and loop in PyTorch, by its own book. Speaks the protocol of Throughput.java."""

import gzip
import pathlib
import sys
import time

import torch
from torch import nn


def train_images(folder):
    plain = pathlib.Path(folder) / "mnist" / "train-images-idx3-ubyte"
    packed = plain.with_name(plain.name + ".gz")
    content = plain.read_bytes() if plain.exists() else gzip.decompress(packed.read_bytes())
    pixels = torch.frombuffer(bytearray(content[16:]), dtype=torch.uint8)
    return pixels.reshape(-1, 784).to(torch.float32) / 255


def resident_kilobytes():
    with open("/proc/self/status") as status:
        return next(line.split()[1] for line in status if line.startswith("VmRSS:"))


def main(folder, batch, threads, count):
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)
    images = train_images(folder)[:count]
    encoder = nn.Sequential(nn.Linear(784, 512), nn.SiLU(), nn.Linear(512, 256), nn.SiLU(), nn.Linear(256, 4))
    decoder = nn.Sequential(nn.Linear(2, 256), nn.SiLU(), nn.Linear(256, 512), nn.SiLU(), nn.Linear(512, 784))
    parameters = [*encoder.parameters(), *decoder.parameters()]
    adam = torch.optim.Adam(parameters, lr=1e-3, foreach=FOREACH)
    while True:
        order = torch.randperm(count)
        reconstruction_sum = torch.zeros(())
        kl_sum = torch.zeros(())
        start = time.perf_counter()
        for first in range(0, count, batch):
            x = torch.bernoulli(images.index_select(0, order[first : first + batch]))
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=BFLOAT16):
                mean, log_variance = encoder(x).float().chunk(2, dim=1)
                z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
                logits = decoder(z)
            logits = logits.float()
            reconstruction = -nn.functional.binary_cross_entropy_with_logits(logits, x, reduction="sum")
            kl = 0.5 * (log_variance.exp() + mean * mean - 1 - log_variance).sum()
            loss = (kl - reconstruction) / len(x)
            adam.zero_grad(set_to_none=True)
            loss.backward()
            adam.step()
            reconstruction_sum += reconstruction.detach()
            kl_sum += kl.detach()
        seconds = time.perf_counter() - start
        if not torch.isfinite(reconstruction_sum - kl_sum):
            raise SystemExit("the loss is not finite")
        print(count / seconds, resident_kilobytes(), flush=True)
        if not sys.stdin.readline():
            return


if __name__ == "__main__":
    BFLOAT16 = sys.argv[5] == "bfloat16"
    FOREACH = sys.argv[6:] == ["foreach"]
    main(sys.argv[1], *map(int, sys.argv[2:5]))
