package org.latentatlas.server.onnx;

import java.util.ArrayList;
import java.util.List;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.ArchitectureJson;
import org.latentatlas.network.LayerShape;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Add;
import org.latentatlas.network.LayerShape.Convolution;
import org.latentatlas.network.LayerShape.Dense;
import org.latentatlas.network.LayerShape.TransposedConvolution;
import org.latentatlas.weights.TensorFile;

/**
 * A decoder or an encoder as an ONNX file (opset 17), with its float32 weights. Any number of pictures at a time, the first dimension of
 * every input and output.
 */
public final class OnnxFile {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final String PRODUCER = "Latent Atlas";

    private final TensorFile file;
    private final Architecture architecture;
    private final Graph graph = new Graph();
    private final List<Value> written = new ArrayList<>(); // by each layer

    /** A value's name, and whether it is a picture (batch, channels, rows, columns) or flat (batch, size). */
    private record Value(String name, boolean picture) {}

    private OnnxFile(TensorFile file) {
        this.file = file;
        this.architecture = ArchitectureJson.read(file.text("architecture"));
    }

    /**
     * A decoder: from {@code z} (batch, latent) to {@code logits} and {@code pixels} (batch, 784), the probabilities of ink.
     *
     * @throws org.latentatlas.weights.DamagedFile where a tensor or the description is missing
     */
    public static byte[] decoder(TensorFile file) {
        var onnx = new OnnxFile(file);
        String logits = onnx.layers("z");
        onnx.graph.node("Identity", List.of(logits), List.of("logits"));
        onnx.graph.node("Sigmoid", List.of("logits"), List.of("pixels"));
        onnx.graph.output("logits", onnx.architecture.outputs());
        onnx.graph.output("pixels", onnx.architecture.outputs());
        return onnx.bytes();
    }

    /**
     * An encoder: from {@code pixels} (batch, 784), 0 to 1, to {@code mean} and {@code log_variance} (batch, latent) of q(z|x).
     *
     * @throws org.latentatlas.weights.DamagedFile where a tensor or the description is missing
     */
    public static byte[] encoder(TensorFile file) {
        var onnx = new OnnxFile(file);
        String posterior = onnx.layers("pixels");
        int latent = onnx.architecture.outputs() / 2;
        String sizes = onnx.graph.wholes(latent, latent);
        onnx.graph.node(
                "Split", List.of(posterior, sizes), List.of("mean", "log_variance"), Graph.attribute("axis", 1));
        onnx.graph.output("mean", latent);
        onnx.graph.output("log_variance", latent);
        return onnx.bytes();
    }

    private byte[] bytes() {
        Message opset = new Message().text(1, "").integer(2, OPSET);
        return new Message()
                .integer(1, IR_VERSION)
                .text(2, PRODUCER)
                .message(7, graph.done(architecture.prefix()))
                .message(8, opset)
                .done()
                .toByteArray();
    }

    /** All layers; the name of the last one's output, flat. */
    private String layers(String input) {
        graph.input(input, architecture.inputs());
        Value value = new Value(input, false);
        for (int i = 0; i < architecture.layers().size(); i++) {
            value = layer(i, value);
            written.add(value);
        }
        return flat(value);
    }

    private Value layer(int position, Value in) {
        LayerShape shape = architecture.layers().get(position);
        if (shape instanceof Dense) {
            List<String> inputs = weighted(position, flat(in));
            return new Value(graph.node("Gemm", inputs, Graph.attribute("transB", 1)), false);
        }
        if (shape instanceof Convolution c) {
            return convolution(
                    "Conv", position, in, c.inChannels(), c.height(), c.width(), c.kernel(), c.stride(), c.padding());
        }
        if (shape instanceof TransposedConvolution c) {
            return convolution(
                    "ConvTranspose",
                    position,
                    in,
                    c.inChannels(),
                    c.height(),
                    c.width(),
                    c.kernel(),
                    c.stride(),
                    c.padding());
        }
        if (shape instanceof Add add) {
            return new Value(graph.node("Add", List.of(flat(in), flat(written.get(add.from())))), false);
        }
        return new Value(activation(((Activation) shape).function(), in.name()), in.picture());
    }

    private Value convolution(
            String operator,
            int position,
            Value in,
            int channels,
            int height,
            int width,
            int kernel,
            int stride,
            int padding) {
        String picture = graph.node("Reshape", List.of(in.name(), graph.wholes(-1, channels, height, width)));
        String out = graph.node(
                operator,
                weighted(position, picture),
                Graph.attribute("kernel_shape", kernel, kernel),
                Graph.attribute("strides", stride, stride),
                Graph.attribute("pads", padding, padding, padding, padding));
        return new Value(out, true);
    }

    /** The inputs of a layer with weights, which become constants of the graph. */
    private List<String> weighted(int position, String input) {
        String weight = architecture.weightName(position);
        String bias = architecture.biasName(position);
        for (String name : List.of(weight, bias)) {
            graph.constant(name, file.tensor(name).shape(), file.tensor(name).values());
        }
        return List.of(input, weight, bias);
    }

    private String activation(Activation.Function function, String in) {
        return switch (function) {
            case SILU -> graph.node("Mul", List.of(in, graph.node("Sigmoid", List.of(in))));
            case RELU -> graph.node("Relu", List.of(in));
            case TANH -> graph.node("Tanh", List.of(in));
        };
    }

    private String flat(Value value) {
        return value.picture()
                ? graph.node("Flatten", List.of(value.name()), Graph.attribute("axis", 1))
                : value.name();
    }
}
