package org.latentatlas.bench.race;

import java.util.List;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.LayerShape;
import org.latentatlas.network.LayerShape.Activation;
import org.latentatlas.network.LayerShape.Convolution;
import org.latentatlas.network.LayerShape.Dense;
import org.latentatlas.network.LayerShape.TransposedConvolution;
import org.latentatlas.weights.TensorFile;

/**
 * One of our networks as an ONNX model: {@code input} (batch, inputs) to {@code output} (batch, outputs); a decoder's output passes
 * through a sigmoid. The batch is symbolic; a session may fix it.
 */
final class OnnxModel {
    /** How layers are written, so that the runtime may have the one that it runs fastest. */
    enum Writing {
        /** Gemm and ConvTranspose, as PyTorch's exporter does. */
        EXPORTED,
        /** Dense layers as MatMul and Add. */
        MATMUL,
        /** MatMul, and a transposed convolution as a 3 x 3 convolution to four times as many channels, then DepthToSpace. */
        PHASES
    }

    private final Architecture architecture;
    private final TensorFile file;
    private final Writing writing;
    private final OnnxGraph graph = new OnnxGraph();

    private OnnxModel(Architecture architecture, TensorFile file, Writing writing) {
        this.architecture = architecture;
        this.file = file;
        this.writing = writing;
    }

    /** The model as a file. */
    static byte[] write(Architecture architecture, TensorFile file, Writing writing) {
        return new OnnxModel(architecture, file, writing).write();
    }

    private byte[] write() {
        String value = "input";
        for (int i = 0; i < architecture.layers().size(); i++) {
            value = layer(i, architecture.layers().get(i), value);
        }
        value = graph.reshape(value, architecture.outputs());
        graph.output(architecture.prefix().equals("decoder") ? "Sigmoid" : "Identity", value);
        return graph.toBytes(architecture.inputs(), architecture.outputs());
    }

    private String layer(int position, LayerShape layer, String in) {
        if (layer instanceof Activation activation) {
            if (activation.function() != Activation.Function.SILU) {
                throw new IllegalArgumentException("the race knows silu, not " + activation.function());
            }
            return graph.node("Mul", in, graph.node("Sigmoid", in));
        }
        float[] weight = file.tensor(architecture.weightName(position)).values();
        float[] bias = file.tensor(architecture.biasName(position)).values();
        if (layer instanceof Dense dense) {
            return dense(dense, graph.reshape(in, dense.inputs()), weight, bias);
        }
        if (layer instanceof Convolution c) {
            String picture = graph.reshape(in, c.inChannels(), c.height(), c.width());
            return convolution("Conv", picture, c.weightShape(), weight, bias, c.kernel(), c.stride(), c.padding());
        }
        TransposedConvolution t = (TransposedConvolution) layer;
        String picture = graph.reshape(in, t.inChannels(), t.height(), t.width());
        if (writing == Writing.PHASES) {
            return phases(t, picture, weight, bias);
        }
        return convolution(
                "ConvTranspose", picture, t.weightShape(), weight, bias, t.kernel(), t.stride(), t.padding());
    }

    private String dense(Dense dense, String in, float[] weight, float[] bias) {
        String b = graph.constant(List.of(dense.outputs()), bias);
        if (writing == Writing.EXPORTED) {
            String w = graph.constant(dense.weightShape(), weight);
            return graph.node("Gemm", List.of(in, w, b), OnnxGraph.attribute("transB", 1));
        }
        float[] columns = new float[weight.length]; // (inputs, outputs)
        for (int i = 0; i < weight.length; i++) {
            columns[(i % dense.inputs()) * dense.outputs() + i / dense.inputs()] = weight[i];
        }
        String w = graph.constant(List.of(dense.inputs(), dense.outputs()), columns);
        return graph.node("Add", graph.node("MatMul", in, w), b);
    }

    private String convolution(
            String type,
            String in,
            List<Integer> shape,
            float[] weight,
            float[] bias,
            int kernel,
            int stride,
            int padding) {
        String w = graph.constant(shape, weight);
        String b = graph.constant(List.of(bias.length), bias);
        return graph.node(
                type,
                List.of(in, w, b),
                OnnxGraph.attribute("kernel_shape", List.of(kernel, kernel)),
                OnnxGraph.attribute("strides", List.of(stride, stride)),
                OnnxGraph.attribute("pads", List.of(padding, padding, padding, padding)));
    }

    /** Kernel 4, stride 2, padding 1: output row 2 m + p adds the taps of the input rows m - 1, m and m + 1 that reach it. */
    private String phases(TransposedConvolution t, String in, float[] weight, float[] bias) {
        int[] phase = {1, 0, 1, 0}; // of tap 0 to 3
        int[] at = {2, 1, 1, 0}; // row or column in the 3 x 3 filter
        int channels = t.outChannels();
        float[] filter = new float
                [4 * channels * t.inChannels() * 9]; // (phase of row, phase of column, outChannels, inChannels, 3, 3)
        float[] shifts = new float[4 * channels];
        int w = 0;
        for (int c = 0; c < t.inChannels(); c++) {
            for (int o = 0; o < channels; o++) {
                for (int row = 0; row < 4; row++) {
                    for (int column = 0; column < 4; column++) {
                        int out = (phase[row] * 2 + phase[column]) * channels + o;
                        filter[((out * t.inChannels() + c) * 3 + at[row]) * 3 + at[column]] = weight[w++];
                    }
                }
            }
        }
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] = bias[i % channels];
        }
        String pictures = convolution("Conv", in, List.of(4 * channels, t.inChannels(), 3, 3), filter, shifts, 3, 1, 1);
        return graph.node("DepthToSpace", List.of(pictures), OnnxGraph.attribute("blocksize", 2));
    }
}
