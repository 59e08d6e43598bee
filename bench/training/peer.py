"""The peer: the same networks and loop in PyTorch, by its own book. Speaks the protocol of Throughput.java."""

import gzip
import pathlib
import sys
import time

import torch
from torch import nn

WARM_UP_STEPS = 200  # as the trainer: the step size rises evenly at first


def pictures(folder, name):
    plain = pathlib.Path(folder) / "mnist" / name
    packed = plain.with_name(plain.name + ".gz")
    content = plain.read_bytes() if plain.exists() else gzip.decompress(packed.read_bytes())
    pixels = torch.frombuffer(bytearray(content[16:]), dtype=torch.uint8)
    return pixels.reshape(-1, 784).to(torch.float32) / 255


def resident_kilobytes():
    with open("/proc/self/status") as status:
        return next(line.split()[1] for line in status if line.startswith("VmRSS:"))


def dense():
    encoder = nn.Sequential(nn.Linear(784, 512), nn.SiLU(), nn.Linear(512, 256), nn.SiLU(), nn.Linear(256, 4))
    decoder = nn.Sequential(nn.Linear(2, 256), nn.SiLU(), nn.Linear(256, 512), nn.SiLU(), nn.Linear(512, 784))
    return encoder, decoder


def convolutional():
    encoder = nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)), nn.Conv2d(1, 16, 4, 2, 1), nn.SiLU(), nn.Conv2d(16, 32, 4, 2, 1), nn.SiLU(),
        nn.Flatten(), nn.Linear(1568, 64), nn.SiLU(), nn.Linear(64, 4))
    decoder = nn.Sequential(
        nn.Linear(2, 64), nn.SiLU(), nn.Linear(64, 1568), nn.SiLU(), nn.Unflatten(1, (32, 7, 7)),
        nn.ConvTranspose2d(32, 16, 4, 2, 1), nn.SiLU(), nn.ConvTranspose2d(16, 1, 4, 2, 1), nn.Flatten())
    return encoder, decoder


def elbo(encoder, decoder, x):
    """Reconstruction and KL, summed over the images, in nats."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled="bfloat16" in VARIANTS):
        mean, log_variance = encoder(x).float().chunk(2, dim=1)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        logits = decoder(z)
    reconstruction = -nn.functional.binary_cross_entropy_with_logits(logits.float(), x, reduction="sum")
    kl = 0.5 * (log_variance.exp() + mean * mean - 1 - log_variance).sum()
    return reconstruction, kl


def main(folder, batch, threads, count, tested, seed):
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(seed)
    images = pictures(folder, "train-images-idx3-ubyte")[:count]
    test = torch.bernoulli(pictures(folder, "t10k-images-idx3-ubyte")[:tested])
    encoder, decoder = dense() if NETWORK == "dense" else convolutional()
    if "channels-last" in VARIANTS:
        encoder, decoder = (network.to(memory_format=torch.channels_last) for network in (encoder, decoder))
    parameters = [*encoder.parameters(), *decoder.parameters()]
    adam = torch.optim.Adam(parameters, lr=1e-3, foreach="foreach" in VARIANTS)
    rate = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: min(1, (step + 1) / WARM_UP_STEPS))
    while True:
        order = torch.randperm(count)
        reconstruction_sum = torch.zeros(())
        kl_sum = torch.zeros(())
        start = time.perf_counter()
        for first in range(0, count, batch):
            x = torch.bernoulli(images.index_select(0, order[first : first + batch]))
            reconstruction, kl = elbo(encoder, decoder, x)
            loss = (kl - reconstruction) / len(x)
            adam.zero_grad(set_to_none=True)
            loss.backward()
            adam.step()
            rate.step()
            reconstruction_sum += reconstruction.detach()
            kl_sum += kl.detach()
        seconds = time.perf_counter() - start
        if not torch.isfinite(reconstruction_sum - kl_sum):
            raise SystemExit("the loss is not finite")
        with torch.no_grad():
            reconstruction, kl = elbo(encoder, decoder, test)
        print(count / seconds, resident_kilobytes(), (kl - reconstruction).item() / len(test), flush=True)
        if not sys.stdin.readline():
            return


if __name__ == "__main__":
    NETWORK = sys.argv[7]
    VARIANTS = sys.argv[8:]  # of bfloat16, foreach, channels-last
    main(sys.argv[1], *map(int, sys.argv[2:7]))
