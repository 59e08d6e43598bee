package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.LayerShape;
import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/**
 * The PyTorch version of a network that shared-model describes: the same layers, tensors and names, with parameters as plain
 * arrays. In what is differentiated there is no Number operand: DJL's {@code array.mul(0.5f)} would wrap a Java buffer that
 * autograd does not keep alive.
 */
final class TorchNetwork {
    private final Architecture architecture;
    private final List<String> names = new ArrayList<>();
    private final NDList parameters = new NDList();
    private final List<@Nullable TorchScript> scripts = new ArrayList<>(); // by layer; null where DJL has the function

    /** All parameters are zero at first. */
    TorchNetwork(NDManager manager, Architecture architecture) {
        this.architecture = architecture;
        for (int position = 0; position < architecture.layers().size(); position++) {
            LayerShape layer = architecture.layers().get(position);
            scripts.add(script(manager, layer));
            if (!layer.weightShape().isEmpty()) {
                names.add(architecture.weightName(position));
                parameters.add(manager.zeros(shape(layer.weightShape())));
                names.add(architecture.biasName(position));
                parameters.add(manager.zeros(new Shape(layer.biases())));
            }
        }
    }

    private static Shape shape(List<Integer> sizes) {
        return new Shape(sizes.stream().mapToLong(Integer::longValue).toArray());
    }

    private static @Nullable TorchScript script(NDManager manager, LayerShape layer) {
        if (layer instanceof LayerShape.Activation activation) {
            return switch (activation.function()) {
                case SILU -> TorchScript.load(manager, "(x: Tensor) -> Tensor", "return torch.silu(x)");
                case RELU -> TorchScript.load(manager, "(x: Tensor) -> Tensor", "return torch.relu(x)");
                case TANH -> TorchScript.load(manager, "(x: Tensor) -> Tensor", "return torch.tanh(x)");
            };
        }
        if (layer instanceof LayerShape.TransposedConvolution transposed) {
            return transposedConvolution(manager, transposed.stride(), transposed.padding());
        }
        return null;
    }

    /** DJL's PyTorch engine has no transposed convolution of its own. */
    static TorchScript transposedConvolution(NDManager manager, int stride, int padding) {
        return TorchScript.load(
                manager,
                "(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor",
                "return torch.conv_transpose2d(x, weight, bias, [" + stride + ", " + stride + "], [" + padding + ", "
                        + padding + "], [0, 0], 1, [1, 1])");
    }

    Architecture architecture() {
        return architecture;
    }

    /** Tensor names in the order of {@link #parameters()}. */
    List<String> names() {
        return names;
    }

    /** Weight and bias of every layer that has them; never part of a graph themselves. */
    NDList parameters() {
        return parameters;
    }

    /** Even in +-1/sqrt(fan-in), PyTorch's default for these layers, from a source of its own on every device. */
    void initialise(SplittableRandom random) {
        for (int i = 0; i < parameters.size(); i += 2) {
            Shape weight = parameters.get(i).getShape();
            double bound = 1 / Math.sqrt((double) weight.size() / weight.get(0));
            fill(parameters.get(i), random, bound);
            fill(parameters.get(i + 1), random, bound);
        }
    }

    private static void fill(NDArray parameter, SplittableRandom random, double bound) {
        float[] values = new float[(int) parameter.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        copy(values, parameter);
    }

    /** Takes the values of tensors with this network's names and shapes. */
    void load(TensorFile file) {
        load(file, "", names, parameters);
    }

    /** Copies tensors into arrays; the name of each is the prefix and a name of the list. */
    static void load(TensorFile file, String prefix, List<String> names, NDList arrays) {
        for (int i = 0; i < names.size(); i++) {
            Tensor tensor = file.tensor(prefix + names.get(i));
            if (tensor.values().length != arrays.get(i).size()) {
                throw new DamagedFile("the tensor \"" + prefix + names.get(i) + "\" has the shape " + tensor.shape()
                        + "; expected " + arrays.get(i).getShape());
            }
            copy(tensor.values(), arrays.get(i));
        }
    }

    /** Into PyTorch's own memory: {@code array.set} would make it use the Java buffer. */
    private static void copy(float[] values, NDArray array) {
        try (NDArray buffer = array.getManager().create(values, array.getShape())) {
            array.subi(array);
            array.addi(buffer);
        }
    }

    /**
     * Applies the layers.
     *
     * @param x (batch, inputs)
     * @param values weight and bias of every layer, as {@link #parameters()} or views of them
     * @return (batch, outputs)
     */
    NDArray forward(NDArray x, List<NDArray> values) {
        NDArray y = x;
        int next = 0;
        for (int position = 0; position < architecture.layers().size(); position++) {
            LayerShape layer = architecture.layers().get(position);
            TorchScript script = scripts.get(position);
            if (layer.weightShape().isEmpty()) {
                y = apply(script, y);
                continue;
            }
            NDArray weight = values.get(next++);
            NDArray bias = values.get(next++);
            if (layer instanceof LayerShape.Convolution c) {
                NDArray picture = y.reshape(-1, c.inChannels(), c.height(), c.width());
                Shape stride = new Shape(c.stride(), c.stride());
                Shape padding = new Shape(c.padding(), c.padding());
                y = Conv2d.conv2d(picture, weight, bias, stride, padding, new Shape(1, 1))
                        .singletonOrThrow()
                        .reshape(-1, c.outputs());
            } else if (layer instanceof LayerShape.TransposedConvolution t) {
                NDArray picture = y.reshape(-1, t.inChannels(), t.height(), t.width());
                y = apply(script, picture, weight, bias).reshape(-1, t.outputs());
            } else {
                y = Linear.linear(y, weight, bias).singletonOrThrow();
            }
        }
        return y;
    }

    private static NDArray apply(@Nullable TorchScript script, NDArray... inputs) {
        if (script == null) {
            throw new IllegalStateException("a layer has neither weights nor a script");
        }
        return script.apply(inputs);
    }

    /** The values of arrays by name, in order; every name gets the prefix. */
    static Map<String, Tensor> tensors(String prefix, List<String> names, NDList arrays) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            NDArray array = arrays.get(i);
            List<Integer> shape = new ArrayList<>();
            for (long size : array.getShape().getShape()) {
                shape.add((int) size);
            }
            tensors.put(prefix + names.get(i), new Tensor(shape, array.toFloatArray()));
        }
        return tensors;
    }
}
