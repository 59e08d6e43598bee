package org.latentatlas.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.latentatlas.network.Decoder;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.simd.NetworkModule;

/**
 * Writes the WebAssembly modules of all {@link Networks#DECODERS} for {@code emitted.mjs}: for network 0 in strict arithmetic
 * {@code 0-strict.wasm} and {@code 0-strict.weights}, which holds the byte address, the number of floats and the floats of every slice.
 */
final class EmittedModule {
    private EmittedModule() {}

    /** The argument is a folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int number = 0;
        for (var architecture : Networks.DECODERS.values()) {
            Decoder decoder = Decoder.load(Networks.weights(architecture));
            for (Arithmetic arithmetic : Arithmetic.values()) {
                String name = number + "-" + arithmetic.name().toLowerCase(Locale.ROOT);
                write(folder, name, NetworkModule.of(decoder, arithmetic));
            }
            number++;
        }
    }

    private static void write(Path folder, String name, NetworkModule module) throws IOException {
        int floats = 0;
        for (int i = 0; i < module.slices(); i++) {
            floats += 2 + module.slice(i).length;
        }
        ByteBuffer weights = ByteBuffer.allocate(4 * floats).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < module.slices(); i++) {
            float[] slice = module.slice(i);
            weights.putInt(module.sliceAt(i)).putInt(slice.length);
            for (float value : slice) {
                weights.putFloat(value);
            }
        }
        Files.write(folder.resolve(name + ".wasm"), module.bytes());
        Files.write(folder.resolve(name + ".weights"), weights.array());
    }
}
