package org.latentatlas.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latentatlas.latent.NormalSource;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.ArchitectureJson;
import org.latentatlas.network.LayerShape;
import org.latentatlas.network.LayerShape.Activation.Function;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** The decoders that are measured, with random weights: time does not depend on them. */
final class Networks {
    /** By name, the smallest first. */
    static final Map<String, Architecture> DECODERS = decoders();

    private Networks() {}

    private static Map<String, Architecture> decoders() {
        Map<String, Architecture> decoders = new LinkedHashMap<>();
        decoders.put("dense 2-64-64-128-784", Architecture.denseDecoder(2, List.of(64, 64, 128), Function.SILU));
        decoders.put("dense 2-256-512-784", Architecture.denseDecoder(2, List.of(256, 512), Function.SILU));
        decoders.put(
                "convolutional 2-64-(32,7,7)-(16,14,14)-784",
                Architecture.convolutionalDecoder(2, 64, 32, 16, Function.SILU));
        decoders.put(
                "residual 2-64-(64,7,7)-(16,14,14)-784", Architecture.residualDecoder(2, 64, 64, 16, Function.SILU));
        return decoders;
    }

    /** Weights of a network, drawn so that values keep their size from layer to layer. */
    static TensorFile weights(Architecture architecture) {
        NormalSource normals = new NormalSource(1);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < architecture.layers().size(); i++) {
            LayerShape layer = architecture.layers().get(i);
            if (layer.biases() > 0) {
                tensors.put(architecture.weightName(i), tensor(layer.weightShape(), normals));
                tensors.put(architecture.biasName(i), tensor(List.of(layer.biases()), normals));
            }
        }
        return new TensorFile(tensors, Map.of("architecture", ArchitectureJson.write(architecture)));
    }

    private static Tensor tensor(List<Integer> shape, NormalSource normals) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        float[] values = new float[size];
        float scale = (float) Math.sqrt(1.5 * shape.get(0) / size);
        for (int i = 0; i < size; i++) {
            values[i] = scale * normals.next();
        }
        return new Tensor(shape, values);
    }

    /** As a safetensors file. */
    static byte[] file(Architecture architecture) {
        return Safetensors.write(weights(architecture), Safetensors.Type.F16);
    }
}
