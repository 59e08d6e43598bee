package org.latentatlas.simd;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.ArchitectureJson;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.LayerShape;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** Small networks of every kind. */
final class TestNetworks {
    private TestNetworks() {}

    static Decoder decoder(String name) throws IOException {
        return Decoder.load(golden(name + "-decoder"));
    }

    static Encoder encoder(String name) throws IOException {
        return Encoder.load(golden(name + "-encoder"));
    }

    static TensorFile golden(String name) throws IOException {
        try (InputStream file = TestNetworks.class.getResourceAsStream("/golden/" + name + ".safetensors")) {
            return Safetensors.read(file.readAllBytes());
        }
    }

    /** A decoder with all weights zero. */
    static Decoder zeros(LayerShape... layers) {
        Architecture architecture = new Architecture("decoder", List.of(layers));
        Map<String, Tensor> tensors = new HashMap<>();
        for (int i = 0; i < layers.length; i++) {
            if (layers[i].biases() > 0) {
                int weights = layers[i].weightShape().stream().reduce(1, Math::multiplyExact);
                tensors.put(architecture.weightName(i), new Tensor(layers[i].weightShape(), new float[weights]));
                tensors.put(
                        architecture.biasName(i),
                        new Tensor(List.of(layers[i].biases()), new float[layers[i].biases()]));
            }
        }
        return Decoder.load(new TensorFile(tensors, Map.of("architecture", ArchitectureJson.write(architecture))));
    }
}
