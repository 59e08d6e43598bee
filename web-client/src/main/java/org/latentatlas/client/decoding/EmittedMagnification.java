package org.latentatlas.client.decoding;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.FieldGrid;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.browser.WebAssembly;
import org.latentatlas.latent.PlaneMetric;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.simd.NetworkModule;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** Magnification by the emitted module that differentiates, batch after batch; the bits of the plain code. */
public final class EmittedMagnification implements MagnificationDecoder {
    private static final int DIRECTIONS = 2;

    /** What the module exports. */
    interface Exports extends JSObject {
        @JSProperty
        WebAssembly.Memory getMemory();

        void tangents(int samples);
    }

    private final Exports exports;
    private final ArrayBuffer memory;
    private final NetworkModule module;
    private final float[] z;

    private EmittedMagnification(WebAssembly.Instance instance, NetworkModule module, int latentSize) {
        this.exports = (Exports) instance.getExports();
        this.memory = exports.getMemory().getBuffer();
        this.module = module;
        this.z = new float[latentSize];
        for (int slice = 0; slice < module.slices(); slice++) {
            write(module.sliceAt(slice), module.slice(slice));
        }
    }

    /** Writes and compiles the module; {@code ready} hears null where the browser refuses or the network is too large. */
    public static void start(Decoder decoder, Consumer<@Nullable EmittedMagnification> ready) {
        NetworkModule module;
        try {
            module = NetworkModule.withTangents(decoder, Arithmetic.STRICT);
        } catch (UnfitNetwork e) {
            ready.accept(null);
            return;
        }
        WebAssembly.compile(Int8Array.copyFromJavaArray(module.bytes()))
                .flatThen(WebAssembly::instantiate)
                .then(
                        instance -> {
                            ready.accept(new EmittedMagnification(instance, module, decoder.latentSize()));
                            return instance;
                        },
                        refused -> {
                            ready.accept(null);
                            return null;
                        });
    }

    @Override
    public int find(double[] values, Plane plane, FieldGrid grid, int first) {
        int samples = Math.min(module.batch(), grid.size() - first);
        int n = z.length;
        float[] latent = new float[samples * n];
        float[] directions = new float[samples * DIRECTIONS * n];
        float[] rows = plane.rows();
        for (int sample = 0; sample < samples; sample++) {
            plane.latent(z, grid.x(first + sample), grid.y(first + sample));
            System.arraycopy(z, 0, latent, sample * n, n);
            System.arraycopy(rows, n, directions, sample * DIRECTIONS * n, DIRECTIONS * n);
        }
        write(module.inputAt(), latent);
        write(module.directionsAt(), directions);
        exports.tangents(samples);
        int pixels = Architecture.PIXELS;
        float[] tangents =
                new Float32Array(memory, module.tangentsAt(), samples * DIRECTIONS * pixels).copyToJavaArray();
        for (int sample = 0; sample < samples; sample++) {
            int from = sample * DIRECTIONS * pixels;
            values[first + sample] = PlaneMetric.of(
                            Arrays.copyOfRange(tangents, from, from + pixels),
                            Arrays.copyOfRange(tangents, from + pixels, from + 2 * pixels))
                    .magnification();
        }
        return first + samples;
    }

    private void write(int address, float[] numbers) {
        new Float32Array(memory, address, numbers.length).set(numbers);
    }
}
