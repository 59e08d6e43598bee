package org.latentatlas.network;

import java.util.ArrayList;
import java.util.List;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Add;
import org.latentatlas.network.LayerShape.Convolution;
import org.latentatlas.network.LayerShape.Dense;
import org.latentatlas.network.LayerShape.TransposedConvolution;

/**
 * A network as data: a stack of layers. The layer at position i owns the tensors {@code prefix.i.weight} and {@code prefix.i.bias}, as in
 * PyTorch's {@code nn.Sequential}; activations and sums take a position too, reshaping takes none. Immutable.
 *
 * @param prefix {@code decoder} or {@code encoder}
 * @param layers at least one layer, each reading as many floats as the one before it writes
 */
public record Architecture(String prefix, List<LayerShape> layers) {
    /** Pixels of a picture: 28 rows of 28. */
    public static final int PIXELS = 784;

    static final int MOST_LAYERS = 64;
    private static final int MOST_VALUES = 1 << 22;
    private static final long MOST_PARAMETERS = 1L << 25;

    /** Checks that the layers fit each other. */
    public Architecture {
        layers = List.copyOf(layers);
        if (layers.isEmpty() || layers.size() > MOST_LAYERS) {
            throw new UnfitNetwork("a network has 1 to " + MOST_LAYERS + " layers, not " + layers.size());
        }
        long parameters = 0;
        for (int i = 0; i < layers.size(); i++) {
            LayerShape layer = layers.get(i);
            if (layer.outputs() > MOST_VALUES) {
                throw new UnfitNetwork(
                        "layer " + i + " writes " + layer.outputs() + " values; expected at most " + MOST_VALUES);
            }
            if (i > 0 && layers.get(i - 1).outputs() != layer.inputs()) {
                throw new UnfitNetwork("layer " + i + " reads " + layer.inputs() + " values, but layer " + (i - 1)
                        + " writes " + layers.get(i - 1).outputs());
            }
            if (layer instanceof Add add) {
                checkAdd(i, add, layers);
            }
            parameters += parametersOf(layer);
        }
        if (parameters > MOST_PARAMETERS) {
            throw new UnfitNetwork("a network has at most " + MOST_PARAMETERS + " parameters, not " + parameters);
        }
    }

    private static void checkAdd(int position, Add add, List<LayerShape> layers) {
        if (add.from() >= position - 1) {
            throw new UnfitNetwork("layer " + position + " adds the output of layer " + add.from()
                    + "; expected a layer before the one that it reads");
        }
        if (layers.get(add.from()).outputs() != add.size()) {
            throw new UnfitNetwork("layer " + position + " adds " + add.size() + " values, but layer " + add.from()
                    + " writes " + layers.get(add.from()).outputs());
        }
    }

    /** Floats that the network reads. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** Floats that the network writes. */
    public int outputs() {
        return layers.get(layers.size() - 1).outputs();
    }

    /** Number of weights and biases. */
    public long parameters() {
        long parameters = 0;
        for (LayerShape layer : layers) {
            parameters += parametersOf(layer);
        }
        return parameters;
    }

    /** Name of the weight tensor of the layer at a position. */
    public String weightName(int position) {
        return prefix + "." + position + ".weight";
    }

    /** Name of the bias tensor of the layer at a position. */
    public String biasName(int position) {
        return prefix + "." + position + ".bias";
    }

    private static long parametersOf(LayerShape layer) {
        long product = layer.weightShape().isEmpty() ? 0 : 1;
        for (int size : layer.weightShape()) {
            product *= size;
        }
        return product + layer.biases();
    }

    /** A fully connected decoder from a latent point to 784 logits. */
    public static Architecture denseDecoder(int latent, List<Integer> hidden, Activation.Function function) {
        return dense("decoder", latent, hidden, PIXELS, function);
    }

    /** A fully connected encoder from 784 pixels to mean and log-variance, {@code 2 * latent} values. */
    public static Architecture denseEncoder(List<Integer> hidden, int latent, Activation.Function function) {
        return dense("encoder", PIXELS, hidden, 2 * latent, function);
    }

    private static Architecture dense(
            String prefix, int inputs, List<Integer> hidden, int outputs, Activation.Function function) {
        List<LayerShape> layers = new ArrayList<>();
        int size = inputs;
        for (int width : hidden) {
            layers.add(new Dense(size, width));
            layers.add(new Activation(function, width));
            size = width;
        }
        layers.add(new Dense(size, outputs));
        return new Architecture(prefix, layers);
    }

    /**
     * A convolutional decoder: a dense layer to {@code hidden} values, one to (wide, 7, 7), then two transposed convolutions, kernel 4 and stride
     * 2, by way of (narrow, 14, 14) to 28 x 28 logits.
     */
    public static Architecture convolutionalDecoder(
            int latent, int hidden, int wide, int narrow, Activation.Function function) {
        return new Architecture(
                "decoder",
                List.of(
                        new Dense(latent, hidden),
                        new Activation(function, hidden),
                        new Dense(hidden, wide * 49),
                        new Activation(function, wide * 49),
                        new TransposedConvolution(wide, narrow, 7, 7, 4, 2, 1),
                        new Activation(function, narrow * 196),
                        new TransposedConvolution(narrow, 1, 14, 14, 4, 2, 1)));
    }

    /** The mirror image of {@link #convolutionalDecoder}: 784 pixels to mean and log-variance. */
    public static Architecture convolutionalEncoder(
            int narrow, int wide, int hidden, int latent, Activation.Function function) {
        return new Architecture(
                "encoder",
                List.of(
                        new Convolution(1, narrow, 28, 28, 4, 2, 1),
                        new Activation(function, narrow * 196),
                        new Convolution(narrow, wide, 14, 14, 4, 2, 1),
                        new Activation(function, wide * 49),
                        new Dense(wide * 49, hidden),
                        new Activation(function, hidden),
                        new Dense(hidden, 2 * latent)));
    }

    /**
     * A residual decoder (blocks as in He, Zhang, Ren, Sun, "Identity mappings in deep residual networks", 2016, figure 4e, without normalisation): a
     * dense layer to {@code hidden} values, one to (wide, 7, 7), then two transposed convolutions, kernel 4 and stride 2, by way of (narrow, 14, 14)
     * to 28 x 28 logits; before each of them a block of two 3 x 3 convolutions, whose input is added to its output.
     */
    public static Architecture residualDecoder(
            int latent, int hidden, int wide, int narrow, Activation.Function function) {
        List<LayerShape> layers = new ArrayList<>();
        layers.add(new Dense(latent, hidden));
        layers.add(new Activation(function, hidden));
        layers.add(new Dense(hidden, wide * 49));
        addBlock(layers, wide, 7, function);
        layers.add(new TransposedConvolution(wide, narrow, 7, 7, 4, 2, 1));
        addBlock(layers, narrow, 14, function);
        layers.add(new TransposedConvolution(narrow, 1, 14, 14, 4, 2, 1));
        return new Architecture("decoder", layers);
    }

    /** The mirror image of {@link #residualDecoder}: 784 pixels to mean and log-variance. */
    public static Architecture residualEncoder(
            int narrow, int wide, int hidden, int latent, Activation.Function function) {
        List<LayerShape> layers = new ArrayList<>();
        layers.add(new Convolution(1, narrow, 28, 28, 4, 2, 1));
        addBlock(layers, narrow, 14, function);
        layers.add(new Convolution(narrow, wide, 14, 14, 4, 2, 1));
        addBlock(layers, wide, 7, function);
        layers.add(new Dense(wide * 49, hidden));
        layers.add(new Activation(function, hidden));
        layers.add(new Dense(hidden, 2 * latent));
        return new Architecture("encoder", layers);
    }

    /** Adds a block that ends with an activation, for what reads it next. */
    private static void addBlock(List<LayerShape> layers, int channels, int side, Activation.Function function) {
        int from = layers.size() - 1;
        int size = channels * side * side;
        for (int i = 0; i < 2; i++) {
            layers.add(new Activation(function, size));
            layers.add(new Convolution(channels, channels, side, side, 3, 1, 1));
        }
        layers.add(new Add(from, size));
        layers.add(new Activation(function, size));
    }
}
