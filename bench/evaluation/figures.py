#!/usr/bin/env python3
"""The figures of a model's card once more, from its weights and the IDX files alone: Debian's python3-numpy, none of the project's code.

Prints JSON: every figure with its value, its standard error over the images and its values by latent dimension, where there are such.
"""

import argparse
import gzip
import json
import os

import numpy as np

from draws import DIRECTIONS, LATENT, binarise, normals, quantile
from networks import Network

SEED = 20_000_101
ACTIVE = 0.01
NEIGHBOURS = 10
LINES = 256  # directions of the sliced distance


def read_idx(folder, name, limit):
    path = os.path.join(folder, name)
    opened = open(path, "rb") if os.path.exists(path) else gzip.open(path + ".gz")
    with opened as file:
        data = file.read()
    dimensions = data[3]
    shape = [int.from_bytes(data[4 + 4 * i : 8 + 4 * i], "big") for i in range(dimensions)]
    values = np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape[0], -1)
    return values[:limit] if limit else values


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def log_sum_exp(values, axis):
    largest = values.max(axis, keepdims=True)
    return np.log(np.exp(values - largest).sum(axis)) + largest.squeeze(axis)


def figure(values):
    values = np.asarray(values, np.float64)
    return {"value": values.mean(), "standardError": values.std(ddof=1) / len(values) ** 0.5}


class Model:
    def __init__(self, encoder, decoder):
        self.encoder = Network(encoder)
        self.decoder = Network(decoder)

    def posterior(self, images):
        """Means and log-variances, (images, latent)."""
        parts = [self.encoder(images[i : i + 1000]) for i in range(0, len(images), 1000)]
        return np.split(np.concatenate(parts), 2, axis=1)

    def log_likelihood(self, image, z):
        """log p(x|z) of one image for every z."""
        logits = self.decoder(z)
        return (logits @ image).astype(np.float64) - softplus(logits).sum(1, dtype=np.float64)


def bounds(model, images, samples):
    """ELBO by the first draw of z, importance-weighted bound by all of them; the first draws."""
    mean, log_variance = model.posterior(images)
    size = mean.shape[1]
    kl = (np.exp(log_variance) + mean**2 - 1 - log_variance) / 2
    reconstruction, bound, draws = [], [], []
    for i, image in enumerate(images):
        epsilon = normals(SEED, LATENT, i, 0, samples * size).reshape(samples, size)
        z = mean[i] + np.exp(log_variance[i] / 2) * epsilon
        likelihood = np.concatenate([model.log_likelihood(image, z[j : j + 2000]) for j in range(0, samples, 2000)])
        weights = likelihood + (epsilon.astype(np.float64) ** 2 - z.astype(np.float64) ** 2 + log_variance[i]).sum(1) / 2
        reconstruction.append(likelihood[0])
        bound.append(log_sum_exp(weights, 0) - np.log(samples))
        draws.append(z[0])
    divergence = kl.sum(1, dtype=np.float64)
    variances = mean.var(0, ddof=1, dtype=np.float64)
    return np.array(draws), {
        "negative-elbo": figure(divergence - reconstruction),
        "reconstruction": figure(reconstruction),
        "kl": figure(divergence) | {"byDimension": kl.mean(0, dtype=np.float64).tolist()},
        "negative-log-likelihood": figure(-np.array(bound)),
        "active-units": {"value": float((variances > ACTIVE).sum()), "byDimension": variances.tolist()},
    }


def plane(first, count, gap):
    """The middles of count by count squares whose first corner is given."""
    x = first[0] + (np.arange(count) + 0.5) * gap
    y = first[1] + (np.arange(count) + 0.5) * gap
    return np.stack(np.meshgrid(x, y), -1).reshape(-1, 2)


def log_joint(model, images, z, gap):
    """log of p(x|z) p(z) times the area, (points, images)."""
    logits = model.decoder(z.astype(np.float32))
    points = -np.log(2 * np.pi) - (z**2).sum(1) / 2 + 2 * np.log(gap) - softplus(logits).sum(1, dtype=np.float64)
    return (logits @ images.T).astype(np.float64) + points[:, None]


def exact(model, images):
    """log p(x) by squares of 1/128 in the tiles that hold all but exp(-45) of an image's mass, and of 1/16 elsewhere."""
    mean, log_variance = model.posterior(images)
    edge = int(np.ceil(max(6, (np.abs(mean) + 6 * np.exp(log_variance / 2)).max())))
    corners = [(x / 4, y / 4) for y in range(-4 * edge, 4 * edge) for x in range(-4 * edge, 4 * edge)]
    coarse = [log_joint(model, images, plane(corner, 4, 1 / 16), 1 / 16) for corner in corners]
    best = np.max([tile.max(0) for tile in coarse], 0)
    masses = []
    for corner, tile in zip(corners, coarse):
        mass = log_sum_exp(tile, 0)
        near = (np.abs(mean - (np.array(corner) + 0.125)) < 0.125 + 6 * np.exp(log_variance / 2)).all(1)
        chosen = (tile.max(0) > best - 45) | near
        if chosen.any():
            mass[chosen] = log_sum_exp(log_joint(model, images[chosen], plane(corner, 32, 1 / 128), 1 / 128), 0)
        masses.append(mass)
    return log_sum_exp(np.array(masses), 0)


def sliced_wasserstein(draws):
    count, size = draws.shape
    prior = quantile((np.arange(count) + 0.5) / count)

    def squared(direction):
        return ((np.sort(draws.astype(np.float64) @ direction) - prior) ** 2).mean()

    lines = [normals(SEED, DIRECTIONS, i, 0, size).astype(np.float64) for i in range(LINES)]
    value = np.mean([squared(line / np.sqrt((line**2).sum())) for line in lines]) ** 0.5
    return {"value": value, "byDimension": [squared(axis) ** 0.5 for axis in np.eye(size)]}


def nearest_neighbours(known, known_labels, asked, asked_labels):
    right = []
    for point, label in zip(asked, asked_labels):
        nearest = np.argsort(((known - point) ** 2).sum(1), kind="stable")[:NEIGHBOURS]
        votes = np.bincount(known_labels[nearest], minlength=256)
        winner = next(l for l in known_labels[nearest] if votes[l] == votes.max())
        right.append(winner == label)
    return figure(right)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", help="folder with encoder.safetensors and decoder.safetensors")
    parser.add_argument("data", help="folder with the four IDX files of MNIST, plain or gzipped")
    parser.add_argument("--samples", type=int, default=100, help="z per image for the importance-weighted bound")
    parser.add_argument("--images", type=int, default=0, help="the first test images, 0 for all")
    parser.add_argument("--train-images", type=int, default=0, help="the first training images, 0 for all")
    parser.add_argument("--grey", action="store_true", help="grey pixels instead of binarised ones")
    asked = parser.parse_args()

    model = Model(*(os.path.join(asked.model, part + ".safetensors") for part in ("encoder", "decoder")))
    test = read_idx(asked.data, "t10k-images-idx3-ubyte", asked.images)
    test_labels = read_idx(asked.data, "t10k-labels-idx1-ubyte", asked.images)[:, 0]
    train = read_idx(asked.data, "train-images-idx3-ubyte", asked.train_images)
    train_labels = read_idx(asked.data, "train-labels-idx1-ubyte", asked.train_images)[:, 0]
    grey = test / np.float32(255)
    images = grey if asked.grey else binarise(SEED, test)

    draws, figures = bounds(model, images, asked.samples)
    if draws.shape[1] == 2:
        figures["grid-negative-log-likelihood"] = figure(-exact(model, images))
    figures["aggregate-posterior-sliced-wasserstein"] = sliced_wasserstein(draws)
    known = model.posterior(train / np.float32(255))[0]
    figures["nearest-neighbour-accuracy"] = nearest_neighbours(known, train_labels, model.posterior(grey)[0], test_labels)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
