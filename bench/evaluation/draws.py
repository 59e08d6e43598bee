"""The random numbers of the project's figures: SplitMix64 of a counter, whatever the order in which they are asked for."""

import numpy as np

GAMMA = np.uint64(0x9E3779B97F4A7C15)
PIXELS, LATENT, DIRECTIONS = 1, 2, 3

# Algorithm AS 241, PPND16 (M. J. Wichura, Applied Statistics 37, 1988), coefficients from the highest power down.
CENTRE_ABOVE = [2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987,
                13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665]
CENTRE_BELOW = [5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597,
                5394.196021424751, 687.1870074920579, 42.31333070160091, 1]
TAIL_ABOVE = [0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
              3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835]
TAIL_BELOW = [1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
              0.6897673349851, 1.6763848301838038, 2.053191626637759, 1]


def mix(counter):
    z = (counter ^ (counter >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def following(key, index):
    with np.errstate(over="ignore"):
        return mix(key + (np.asarray(index, np.uint64) + np.uint64(1)) * GAMMA)


def bits(seed, purpose, row, first, count):
    """32 bits each, (count)."""
    key = following(following(np.uint64(seed), purpose), row)
    return following(key, np.arange(first, first + count)) >> np.uint64(32)


def quantile(p):
    """Below which the standard normal distribution has the mass p."""
    tail = np.minimum(p, 1 - p)
    q = tail - 0.5
    r = 0.180625 - q * q
    centre = q * np.polyval(CENTRE_ABOVE, r) / np.polyval(CENTRE_BELOW, r)
    s = np.sqrt(-np.log(tail)) - 1.6
    far = -np.polyval(TAIL_ABOVE, s) / np.polyval(TAIL_BELOW, s)
    return np.where(q >= -0.425, centre, far) * np.where(p > 0.5, -1, 1)


def normals(seed, purpose, row, first, count):
    """The top bit is the sign, the others say where in the tail."""
    drawn = bits(seed, purpose, row, first, count)
    upper = drawn >= np.uint64(1 << 31)
    tail = np.where(upper, np.uint64(0xFFFFFFFF) - drawn, drawn).astype(np.float64)
    value = quantile((tail + 0.5) / 2.0**32)
    return np.where(upper, -value, value).astype(np.float32)


def binarise(seed, grey):
    """Ink with probability level / 255, to 24 bits. (images, pixels) of 0 and 1."""
    out = np.zeros(grey.shape, np.float32)
    for row, levels in enumerate(grey):
        drawn = bits(seed, PIXELS, row, 0, len(levels)) >> np.uint64(8)
        out[row] = drawn * np.uint64(255) < levels.astype(np.uint64) << np.uint64(24)
    return out
