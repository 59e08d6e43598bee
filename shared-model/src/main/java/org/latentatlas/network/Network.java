package org.latentatlas.network;

import java.util.List;
import org.latentatlas.json.BadJson;
import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** A stack of layers with its weights. Immutable and safe for any thread; each thread brings its own {@link Scratch}. */
public final class Network {
    private final Architecture architecture;
    private final Layer[] layers;
    private final float[][] weights; // one array a layer, empty where it has none
    private final float[][] biases;

    /** Rebuilds the network that a weights file describes under the metadata key {@code architecture}. */
    static Network load(TensorFile file, String prefix) {
        Architecture architecture;
        try {
            architecture = ArchitectureJson.read(file.text("architecture"));
        } catch (BadJson e) {
            throw new DamagedFile("the weights' description of the network is damaged: " + e.getMessage());
        }
        if (!architecture.prefix().equals(prefix)) {
            throw new UnfitNetwork("these are the weights of the network \"" + architecture.prefix() + "\"; expected \""
                    + prefix + "\"");
        }
        return new Network(architecture, file);
    }

    private Network(Architecture architecture, TensorFile file) {
        this.architecture = architecture;
        List<LayerShape> shapes = architecture.layers();
        layers = new Layer[shapes.size()];
        weights = new float[layers.length][0];
        biases = new float[layers.length][0];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = layer(i, shapes.get(i), file);
        }
    }

    private Layer layer(int position, LayerShape shape, TensorFile file) {
        if (shape instanceof LayerShape.Activation activation) {
            return new ActivationLayer(activation);
        }
        if (shape instanceof LayerShape.Add add) {
            return new AddLayer(add);
        }
        float[] weight = values(file, architecture.weightName(position), shape.weightShape());
        float[] bias = withoutMinusZero(values(file, architecture.biasName(position), List.of(shape.biases())));
        weights[position] = weight;
        biases[position] = bias;
        if (shape instanceof LayerShape.Dense dense) {
            return new DenseLayer(dense, weight, bias);
        }
        if (shape instanceof LayerShape.Convolution convolution) {
            return new ConvolutionLayer(convolution, weight, bias);
        }
        return new TransposedConvolutionLayer((LayerShape.TransposedConvolution) shape, weight, bias);
    }

    private static float[] values(TensorFile file, String name, List<Integer> shape) {
        Tensor tensor = file.tensor(name);
        if (!tensor.shape().equals(shape)) {
            throw new UnfitNetwork(
                    "the tensor \"" + name + "\" has the shape " + tensor.shape() + "; expected " + shape);
        }
        for (float value : tensor.values()) {
            if (!Float.isFinite(value)) {
                throw new UnfitNetwork("the tensor \"" + name + "\" holds "
                        + (Float.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity")
                        + "; expected finite numbers");
            }
        }
        return tensor.values();
    }

    /** A sum that starts at +0 never becomes -0, so that a padded product, which is a zero of either sign, changes no bit of it. */
    private static float[] withoutMinusZero(float[] bias) {
        float[] sums = new float[bias.length];
        for (int i = 0; i < bias.length; i++) {
            sums[i] = bias[i] + 0f;
        }
        return sums;
    }

    /** The layers. */
    public Architecture architecture() {
        return architecture;
    }

    /** Weights of the layer at a position, in the shape that it states; empty where it has none. Callers must not change the array. */
    public float[] weight(int position) {
        return weights[position];
    }

    /** Biases of the layer at a position; empty where it has none. Callers must not change the array. */
    public float[] bias(int position) {
        return biases[position];
    }

    Scratch scratch() {
        return new Scratch(architecture.layers());
    }

    /** Runs every layer; the result, {@code outputs} floats, stays in the scratch until its next use. */
    float[] forward(float[] in, Scratch scratch) {
        float[] values = in;
        for (int i = 0; i < layers.length; i++) {
            layers[i].forward(scratch.outputs[i], values, scratch.outputs);
            values = scratch.outputs[i];
        }
        return values;
    }

    /**
     * The derivative of the last {@link #forward}'s result along a direction, by forward mode: every layer in turn hands on how fast its output moves
     * (A. Griewank, A. Walther, "Evaluating Derivatives", SIAM 2008, section 3.1).
     *
     * @param in the input of that forward pass, whose values are still in the scratch
     * @param direction how fast the input moves, (inputs)
     * @return {@code outputs} floats, which stay in the scratch until its next use
     */
    float[] tangent(float[] in, float[] direction, Scratch scratch) {
        float[] values = in;
        float[] moving = direction;
        for (int i = 0; i < layers.length; i++) {
            layers[i].tangent(scratch.tangents[i], moving, values, scratch.tangents);
            values = scratch.outputs[i];
            moving = scratch.tangents[i];
        }
        return moving;
    }
}
