package org.latentatlas.client.decoding;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.browser.WebAssembly;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.simd.NetworkModule;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Float32Array;

/** The emitted module of a network at work, one sample at a time, with the bits of the plain code. For one thread. */
public final class EmittedNetwork implements NetworkFunction {
    /** What the module exports. */
    interface Exports extends JSObject {
        @JSProperty
        WebAssembly.Memory getMemory();

        void one();
    }

    private final Exports exports;
    private final ArrayBuffer memory;
    private final int inputAt;
    private final int outputAt;

    private EmittedNetwork(WebAssembly.Instance instance, NetworkModule module) {
        this.exports = (Exports) instance.getExports();
        this.memory = exports.getMemory().getBuffer();
        this.inputAt = module.inputAt();
        this.outputAt = module.outputAt();
    }

    /** Sets a strict module to work; {@code listener} hears null where the browser refuses. */
    public static void start(NetworkModule module, Tasks tasks, Consumer<@Nullable EmittedNetwork> listener) {
        Consumer<@Nullable EmittedNetwork> ready = Emission.once(listener);
        if (!Emission.has(Arithmetic.STRICT)) {
            ready.accept(null);
            return;
        }
        WebAssembly.compile(Emission.bytes(module.bytes()))
                .flatThen(WebAssembly::instantiate)
                .then(
                        instance -> {
                            tasks.later(() -> new EmittedNetwork(instance, module).fill(module, tasks, ready));
                            return instance;
                        },
                        refused -> {
                            tasks.later(() -> ready.accept(null));
                            return null;
                        });
    }

    private void fill(NetworkModule module, Tasks tasks, Consumer<@Nullable EmittedNetwork> ready) {
        int[] next = {0};
        tasks.slices(() -> {
            if (next[0] < module.slices()) {
                write(module.sliceAt(next[0]), module.slice(next[0]));
                next[0]++;
                return true;
            }
            tasks.later(() -> ready.accept(this));
            return false;
        });
    }

    private void write(int address, float[] values) {
        new Float32Array(memory, address, values.length).set(values);
    }

    @Override
    public void apply(float[] out, float[] in) {
        write(inputAt, in);
        exports.one();
        float[] output = new Float32Array(memory, outputAt, out.length).copyToJavaArray();
        System.arraycopy(output, 0, out, 0, out.length);
    }
}
