package org.latentatlas.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.ArchitectureJson;
import org.latentatlas.network.LayerShape;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Add;
import org.latentatlas.network.LayerShape.Convolution;
import org.latentatlas.network.LayerShape.Dense;
import org.latentatlas.network.LayerShape.TransposedConvolution;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** Networks with random weights, and with random shapes. */
public final class MadeUpNetworks {
    private final Random random;

    /** Always the same networks for a seed. */
    public MadeUpNetworks(long seed) {
        random = new Random(seed);
    }

    /** Random weights of a size that keeps values about as large from layer to layer; some biases are minus zero. */
    public TensorFile weights(Architecture architecture) {
        Map<String, Tensor> tensors = new HashMap<>();
        for (int i = 0; i < architecture.layers().size(); i++) {
            LayerShape shape = architecture.layers().get(i);
            if (shape.biases() > 0) {
                int size = shape.weightShape().stream().reduce(1, Math::multiplyExact);
                float scale = (float) Math.sqrt(2.0 * shape.biases() / size);
                float[] bias = numbers(shape.biases(), 0.5f);
                bias[random.nextInt(bias.length)] = -0f;
                tensors.put(architecture.weightName(i), new Tensor(shape.weightShape(), numbers(size, scale)));
                tensors.put(architecture.biasName(i), new Tensor(List.of(bias.length), bias));
            }
        }
        return new TensorFile(tensors, Map.of("architecture", ArchitectureJson.write(architecture)));
    }

    /** A decoder of random kinds of layers and sizes that fit no vector. */
    public Architecture oddDecoder() {
        List<LayerShape> layers = new ArrayList<>();
        int values = List.of(1, 2, 3, 16, 64).get(random.nextInt(5));
        for (int i = 0; i < 4; i++) {
            LayerShape layer = random.nextInt(3) == 0 ? new Dense(values, 1 + random.nextInt(40)) : smallPicture();
            if (layer.inputs() != values) {
                layers.add(new Dense(values, layer.inputs()));
            }
            layers.add(layer);
            values = layer.outputs();
            if (random.nextBoolean()) {
                addBlock(layers);
            }
            if (random.nextInt(4) > 0) {
                layers.add(new Activation(any(Activation.Function.values()), values));
            }
        }
        layers.add(new Dense(values, Architecture.PIXELS));
        return new Architecture("decoder", layers);
    }

    /** Adds a block of one or two layers that keep the shape, and what the last layer has written. */
    private void addBlock(List<LayerShape> layers) {
        int from = layers.size() - 1;
        LayerShape before = layers.get(from);
        int values = before.outputs();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            boolean first = layers.size() == from + 1;
            if (random.nextBoolean() && !first) {
                layers.add(new Activation(any(Activation.Function.values()), values));
            } else if (before instanceof Convolution c && random.nextInt(4) > 0) {
                layers.add(new Convolution(c.outChannels(), c.outChannels(), c.outHeight(), c.outWidth(), 3, 1, 1));
            } else if (before instanceof TransposedConvolution t && random.nextInt(4) > 0) {
                layers.add(new Convolution(t.outChannels(), t.outChannels(), t.outHeight(), t.outWidth(), 3, 1, 1));
            } else {
                layers.add(new Dense(values, values));
            }
        }
        layers.add(new Add(from, values));
    }

    private LayerShape smallPicture() {
        LayerShape shape = picture();
        while (Math.max(shape.inputs(), shape.outputs()) > 500) {
            shape = picture();
        }
        return shape;
    }

    private LayerShape picture() {
        int inChannels = 1 + random.nextInt(5);
        int outChannels = 1 + random.nextInt(9);
        int kernel = 1 + random.nextInt(5);
        int stride = 1 + random.nextInt(4);
        int padding = random.nextInt((kernel - 1) / 2 + 1);
        int height = kernel + random.nextInt(7);
        int width = kernel + random.nextInt(11);
        return random.nextBoolean()
                ? new Convolution(inChannels, outChannels, height, width, kernel, stride, padding)
                : new TransposedConvolution(inChannels, outChannels, height, width, kernel, stride, padding);
    }

    private Activation.Function any(Activation.Function[] functions) {
        return functions[random.nextInt(functions.length)];
    }

    /** Normally distributed numbers. */
    public float[] numbers(int count, float scale) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = scale * (float) random.nextGaussian();
        }
        return numbers;
    }

    /** Any bits, so most of them far too large or small. */
    public float[] bits(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Float.intBitsToFloat(random.nextInt());
        }
        return numbers;
    }
}
