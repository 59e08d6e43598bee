package org.latentatlas.simd;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/**
 * A decoder's module that reads its weights from the file itself, so that a page needs nothing else to show a digit. Beside the exports
 * of {@link NetworkModule} (strict) and {@link Shading} it exports {@code unpack()}, which takes the weights from the file's bytes, and the
 * constants {@code file}, {@code fileBytes}, {@code input}, {@code output}, {@code colours} and {@code canvas}: byte addresses, and the length
 * of the file that it was written for. Immutable.
 */
public final class FileModule {
    private static final int LENGTH_BYTES = 8; // before the header
    private static final int HALF_BYTES = 2;

    private final byte[] bytes;

    private FileModule(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Writes the module for a weights file.
     *
     * @param file safetensors, all tensors F16
     * @throws org.latentatlas.weights.DamagedFile where the file cannot be read
     * @throws UnfitNetwork where it is no decoder, is too large for a module, or has other numbers than F16
     */
    public static FileModule of(byte[] file) {
        TensorFile content = Safetensors.read(file);
        Decoder decoder = Decoder.load(content);
        Map<String, Integer> places = places(content, file);
        Architecture architecture = decoder.architecture();
        int[] weights = new int[architecture.layers().size()]; // place of each layer's tensor, where it has one
        int[] biases = new int[weights.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = places.getOrDefault(architecture.weightName(i), 0);
            biases[i] = places.getOrDefault(architecture.biasName(i), 0);
        }
        return new FileModule(write(decoder, file.length, weights, biases));
    }

    private static byte[] write(Decoder decoder, int fileBytes, int[] weights, int[] biases) {
        var assembly = new Assembly(decoder.network(), VectorFunction.SIGMOID, Arithmetic.STRICT, false);
        int file = assembly.memory.floats((fileBytes + 3) / 4);
        for (int[] places : new int[][] {weights, biases}) {
            for (int i = 0; i < places.length; i++) {
                places[i] += file;
            }
        }
        ModuleWriter module = assembly.module;
        module.export("unpack", module.add(Unpacking.function(module, assembly.weights, weights, biases)));
        Shading shading = Objects.requireNonNull(assembly.shading);
        module.constant("file", file);
        module.constant("fileBytes", fileBytes);
        module.constant("input", assembly.input.address());
        module.constant("output", assembly.output.address());
        module.constant("colours", shading.coloursAt());
        module.constant("canvas", shading.canvasAt());
        return assembly.write();
    }

    /** Where each tensor's numbers begin: they stand one after another, from the end of the header to the end of the file. */
    private static Map<String, Integer> places(TensorFile content, byte[] file) {
        Map<String, Integer> places = new HashMap<>();
        int at = LENGTH_BYTES
                + ((file[0] & 0xff) | (file[1] & 0xff) << 8 | (file[2] & 0xff) << 16); // a header is at most 1 MiB
        for (Map.Entry<String, Tensor> tensor : content.tensors().entrySet()) {
            places.put(tensor.getKey(), at);
            at += HALF_BYTES * tensor.getValue().values().length;
        }
        if (at != file.length) {
            throw new UnfitNetwork("the weights are not all F16");
        }
        return places;
    }

    /** The module, ready to be compiled. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
