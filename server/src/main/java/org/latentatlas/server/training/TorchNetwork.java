package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
    private final TorchScript script; // all layers; DJL itself has no transposed convolution for PyTorch

    /** All parameters are zero at first. */
    TorchNetwork(NDManager manager, Architecture architecture) {
        this.architecture = architecture;
        var signature = new StringBuilder("(x: Tensor");
        List<String> lines = new ArrayList<>();
        String x = "x";
        for (int position = 0; position < architecture.layers().size(); position++) {
            LayerShape shape = architecture.layers().get(position);
            var layer = new LayerScript(shape);
            String y = "y" + position;
            lines.add(y + " = " + layer.forward(x, at -> "y" + at, "weight" + position, "bias" + position));
            x = y;
            if (layer.hasWeights()) {
                names.add(architecture.weightName(position));
                parameters.add(manager.zeros(shape(shape.weightShape())));
                names.add(architecture.biasName(position));
                parameters.add(manager.zeros(new Shape(shape.biases())));
                signature.append(", weight" + position + ": Tensor, bias" + position + ": Tensor");
            }
        }
        lines.add("return " + x);
        script = TorchScript.load(manager, signature + ") -> Tensor", lines.toArray(String[]::new));
    }

    private static Shape shape(List<Integer> sizes) {
        return new Shape(sizes.stream().mapToLong(Integer::longValue).toArray());
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

    /**
     * Copies tensors into arrays; the name of each is the prefix and a name of the list.
     *
     * @throws DamagedFile when one is missing, has another shape or holds a number that is not finite
     */
    static void load(TensorFile file, String prefix, List<String> names, NDList arrays) {
        for (int i = 0; i < names.size(); i++) {
            Tensor tensor = file.tensor(prefix + names.get(i));
            String name = "the tensor \"" + prefix + names.get(i) + "\"";
            if (!shape(tensor.shape()).equals(arrays.get(i).getShape())) {
                throw new DamagedFile(name + " has the shape " + tensor.shape() + "; expected "
                        + arrays.get(i).getShape());
            }
            for (int position = 0; position < tensor.values().length; position++) {
                if (!Float.isFinite(tensor.values()[position])) {
                    throw new DamagedFile(name + " holds " + tensor.values()[position] + " at position " + position);
                }
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
        var inputs = new NDList(x);
        inputs.addAll(values);
        return script.apply(inputs.toArray(NDArray[]::new));
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
