package org.latentatlas.bench.race;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.latentatlas.bench.race.OnnxModel.Writing;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.LayerShape;
import org.latentatlas.network.Scratch;
import org.latentatlas.simd.FileModule;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.TensorFile;

/**
 * One network of the race: its weights in the formats of all candidates, what they are asked, and what the JVM's plain code answers.
 * Everything is computed before the race.
 */
final class RaceNetwork {
    /** Digits of a map, 20 x 20 of the latent plane. */
    static final int MAP = 400;

    private static final int SIDE = 20;
    private static final int IMAGE = 210; // of the map's digits, encoded

    private final String name;
    private final Decoder decoder;
    private final Encoder encoder;
    private final byte[] module;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    RaceNetwork(String name, TensorFile decoderFile, TensorFile encoderFile) {
        this.name = name;
        decoder = Decoder.load(decoderFile);
        encoder = Encoder.load(encoderFile);
        addWeights("decoder", decoder.architecture(), decoderFile);
        addWeights("encoder", encoder.architecture(), encoderFile);
        byte[] half = Safetensors.write(decoderFile, Safetensors.Type.F16);
        files.put("/weights/" + name + "/decoder-f16.safetensors", half);
        module = FileModule.of(half).bytes();
        addCases();
    }

    /** The module for the decoder's file of 16-bit floats, as the site's server writes it. */
    byte[] module() {
        return module.clone();
    }

    private void addWeights(String prefix, Architecture architecture, TensorFile file) {
        String path = "/weights/" + name + "/" + prefix;
        files.put(path + ".safetensors", Safetensors.write(file, Safetensors.Type.F32));
        files.put(path + ".onnx", OnnxModel.write(architecture, file, Writing.EXPORTED));
        files.put(path + "-matmul.onnx", OnnxModel.write(architecture, file, Writing.MATMUL));
        files.put(path + "-phases.onnx", OnnxModel.write(architecture, file, Writing.PHASES));
    }

    private void addCases() {
        float[] latents = new float[MAP * 2];
        float[] pixels = new float[MAP * Architecture.PIXELS];
        float[] latent = new float[2];
        float[] digit = new float[Architecture.PIXELS];
        float[] image = new float[Architecture.PIXELS];
        Scratch scratch = decoder.scratch();
        for (int i = 0; i < MAP; i++) {
            int row = i / SIDE;
            latent[0] = latents[2 * i] = 0.3f * (i % SIDE) - 2.85f;
            latent[1] = latents[2 * i + 1] = 0.3f * row - 2.85f;
            decoder.decode(digit, latent, scratch);
            System.arraycopy(digit, 0, pixels, i * Architecture.PIXELS, Architecture.PIXELS);
            if (i == IMAGE) {
                System.arraycopy(digit, 0, image, 0, Architecture.PIXELS);
            }
        }
        float[] mean = new float[2];
        float[] logVariance = new float[2];
        encoder.encode(mean, logVariance, image, encoder.scratch());
        addCase("latents", latents);
        addCase("pixels", pixels);
        addCase("image", image);
        addCase("posterior", new float[] {mean[0], mean[1], logVariance[0], logVariance[1]});
    }

    private void addCase(String part, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        files.put("/data/" + name + "/" + part, bytes.array());
    }

    String name() {
        return name;
    }

    /** By path on the server. */
    Map<String, byte[]> files() {
        return files;
    }

    /** Multiplications of one decoded digit in its dense layers. */
    long denseProducts() {
        return decoder.architecture().layers().stream()
                .filter(LayerShape.Dense.class::isInstance)
                .mapToLong(layer -> (long) layer.inputs() * layer.outputs())
                .sum();
    }
}
