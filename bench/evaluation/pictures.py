#!/usr/bin/env python3
"""Draws what a model makes, with Debian's python3-numpy alone: samples of the prior, test digits above their reconstructions, and the map.

The map of a space with more than two dimensions is the plane through the origin along the two principal axes of the test set's posterior means.
"""

import argparse
import os
import struct
import zlib

import numpy as np

from draws import LATENT, normals, quantile
from figures import SEED, Model, read_idx

SIDE = 28
COLUMNS = 14
SAMPLE_ROWS = 6
MAP_SIDE = 16  # digits along a side


def write_png(path, levels):
    """Sixteen grey levels, (height, width) with an even width."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    height, width = levels.shape
    packed = levels[:, ::2] * 16 + levels[:, 1::2]
    rows = b"".join(b"\0" + row.tobytes() for row in packed)
    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def sheet(digits, columns):
    """Digits (count, 784) from 0 to 1, row by row, dark ink on white, as levels."""
    squares = digits.reshape(-1, columns, SIDE, SIDE).transpose(0, 2, 1, 3).reshape(-1, columns * SIDE)
    return np.round(15 * (1 - squares)).astype(np.uint8)


def decode(model, z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-model.decoder(z.astype(np.float32))))


def principal_axes(means):
    """Two unit vectors and the standard deviations along them, the widest first."""
    values, vectors = np.linalg.eigh(np.cov(means.T.astype(np.float64)))
    return vectors[:, [-1, -2]], np.sqrt(values[[-1, -2]])


def map_points(model, images):
    """Latent points, rows from the top; even in the prior's mass along each axis."""
    steps = quantile((np.arange(MAP_SIDE) + 0.5) / MAP_SIDE)
    x, y = np.meshgrid(steps, -steps)
    plane = np.stack([x, y], -1).reshape(-1, 2)
    if model.decoder.inputs == 2:
        return plane
    axes, deviations = principal_axes(model.posterior(images)[0])
    return (plane * deviations) @ axes.T


def chosen(labels):
    """The first test digits of each kind: 0 to 9, and again as far as the row goes."""
    return [np.flatnonzero(labels == i % 10)[i // 10] for i in range(COLUMNS)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", help="folder with encoder.safetensors and decoder.safetensors")
    parser.add_argument("data", help="folder with MNIST's test images and labels, plain or gzipped")
    parser.add_argument("out", help="folder for the pictures")
    asked = parser.parse_args()

    model = Model(*(os.path.join(asked.model, part + ".safetensors") for part in ("encoder", "decoder")))
    images = read_idx(asked.data, "t10k-images-idx3-ubyte", 0) / np.float32(255)
    labels = read_idx(asked.data, "t10k-labels-idx1-ubyte", 0)[:, 0]
    size = model.decoder.inputs
    noise = np.stack([normals(SEED, LATENT, i, 0, size) for i in range(COLUMNS * SAMPLE_ROWS)])
    digits = images[chosen(labels)]
    name = os.path.join(asked.out, os.path.basename(os.path.normpath(asked.model)))
    os.makedirs(asked.out, exist_ok=True)
    write_png(name + "-samples.png", sheet(decode(model, noise), COLUMNS))
    write_png(
        name + "-reconstructions.png",
        sheet(np.concatenate([digits, decode(model, model.posterior(digits)[0])]), COLUMNS),
    )
    write_png(name + "-map.png", sheet(decode(model, map_points(model, images)), MAP_SIDE))


if __name__ == "__main__":
    main()
