"""The networks of a safetensors file, read and applied with numpy alone. Layouts are PyTorch's; the layers stand in the file's metadata."""

import json
import struct

import numpy as np


def read_safetensors(path):
    """Tensors by name, as float32, and the metadata."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        first, end = entry["data_offsets"]
        kind = {"F16": "<f2", "F32": "<f4"}[entry["dtype"]]
        values = np.frombuffer(data[first:end], kind).reshape(entry["shape"])
        tensors[name] = values.astype(np.float32)
    return tensors, metadata


class Network:
    """A stack of layers: rows in, rows out."""

    def __init__(self, path):
        tensors, metadata = read_safetensors(path)
        description = json.loads(metadata["architecture"])
        self.layers = description["layers"]
        self.inputs = self.layers[0].get("inputs")  # of a dense first layer
        prefix = description["prefix"]
        self.weights = [tensors.get(f"{prefix}.{i}.weight") for i in range(len(self.layers))]
        self.biases = [tensors.get(f"{prefix}.{i}.bias") for i in range(len(self.layers))]

    def __call__(self, x):
        outputs = []
        for layer, weight, bias in zip(self.layers, self.weights, self.biases):
            x = outputs[layer["from"]] + x if layer["type"] == "add" else self.apply(layer, weight, bias, x)
            outputs.append(x)
        return x

    def apply(self, layer, weight, bias, x):
        kind = layer["type"]
        if kind == "dense":
            return x @ weight.T + bias
        if kind == "convolution":
            return convolution(layer, weight, bias, x)
        if kind == "transposed-convolution":
            return transposed_convolution(layer, weight, bias, x)
        if kind == "silu":
            with np.errstate(over="ignore"):
                return x / (1 + np.exp(-x))
        if kind == "relu":
            return np.maximum(x, 0)
        if kind == "tanh":
            return np.tanh(x)
        raise ValueError(f"a layer of the unknown type {kind}")


def convolution(layer, weight, bias, x):
    """Weight (outChannels, inChannels, kernel, kernel)."""
    stride, padding, kernel = layer["stride"], layer["padding"], layer["kernel"]
    x = x.reshape(-1, layer["inChannels"], layer["height"], layer["width"])
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    height = (x.shape[2] - kernel) // stride + 1
    width = (x.shape[3] - kernel) // stride + 1
    out = 0
    for i in range(kernel):
        for j in range(kernel):
            part = x[:, :, i : i + stride * height : stride, j : j + stride * width : stride]
            out = out + np.einsum("oc,nchw->nohw", weight[:, :, i, j], part, optimize=True)
    return (out + bias[:, None, None]).reshape(len(x), -1)


def transposed_convolution(layer, weight, bias, x):
    """Weight (inChannels, outChannels, kernel, kernel)."""
    stride, padding, kernel = layer["stride"], layer["padding"], layer["kernel"]
    height, width = layer["height"], layer["width"]
    x = x.reshape(-1, layer["inChannels"], height, width)
    whole = np.zeros((len(x), weight.shape[1], (height - 1) * stride + kernel, (width - 1) * stride + kernel), np.float32)
    for i in range(kernel):
        for j in range(kernel):
            part = np.einsum("co,nchw->nohw", weight[:, :, i, j], x, optimize=True)
            whole[:, :, i : i + stride * height : stride, j : j + stride * width : stride] += part
    inner = whole[:, :, padding : whole.shape[2] - padding, padding : whole.shape[3] - padding]
    return (inner + bias[:, None, None]).reshape(len(x), -1)
