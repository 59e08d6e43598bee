package org.latentatlas.client.decoding;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.browser.WebAssembly;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.simd.NetworkModule;
import org.teavm.jso.browser.Window;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * Writes the module of a decoder and has the browser compile it. Where the browser lacks what it takes, or refuses for whatever reason,
 * the answer is null and the plain code goes on.
 */
public final class Emission {
    private static final int PATIENCE_MILLISECONDS = 5000;

    private final Decoder decoder;
    private final Tasks tasks;

    /** Works for that network, in slices. */
    public Emission(Decoder decoder, Tasks tasks) {
        this.decoder = decoder;
        this.tasks = tasks;
    }

    /** The module with the bits of the plain code, at work; {@code listener} hears null where the browser refuses. */
    public void start(Consumer<@Nullable EmittedDecoder> listener) {
        Consumer<@Nullable EmittedDecoder> ready = once(listener);
        try {
            if (!has(Arithmetic.STRICT)) {
                ready.accept(null);
                return;
            }
            NetworkModule module = NetworkModule.of(decoder, Arithmetic.STRICT);
            WebAssembly.compile(bytes(module.bytes()))
                    .flatThen(WebAssembly::instantiate)
                    .then(
                            instance -> {
                                tasks.later(() -> fill(module, instance, ready));
                                return instance;
                            },
                            refused -> {
                                tasks.later(() -> ready.accept(null));
                                return null;
                            });
        } catch (UnfitNetwork e) { // too large for a module
            ready.accept(null);
        }
    }

    private void fill(NetworkModule module, WebAssembly.Instance instance, Consumer<@Nullable EmittedDecoder> ready) {
        EmittedDecoder emitted = new EmittedDecoder(instance, ModuleLayout.of(module, decoder.latentSize()));
        int[] next = {0};
        tasks.slices(() -> {
            if (next[0] < module.slices()) {
                emitted.write(module.sliceAt(next[0]), module.slice(next[0]));
                next[0]++;
                return true;
            }
            tasks.later(() -> ready.accept(emitted));
            return false;
        });
    }

    /** The module for the map's tiles, as fast as the machine can; {@code emitted} has the weights already. */
    public void forTiles(EmittedDecoder emitted, Consumer<@Nullable CompiledDecoder> listener) {
        compile(has(Arithmetic.RELAXED) ? Arithmetic.RELAXED : Arithmetic.STRICT, emitted, once(listener));
    }

    private void compile(Arithmetic arithmetic, EmittedDecoder emitted, Consumer<@Nullable CompiledDecoder> ready) {
        NetworkModule module = NetworkModule.of(decoder, arithmetic);
        WebAssembly.compile(bytes(module.bytes()))
                .then(
                        compiled -> {
                            ModuleLayout layout = ModuleLayout.of(module, decoder.latentSize());
                            tasks.later(() -> ready.accept(new CompiledDecoder(compiled, emitted.memory(), layout)));
                            return compiled;
                        },
                        refused -> {
                            tasks.later(
                                    arithmetic == Arithmetic.RELAXED
                                            ? () -> compile(Arithmetic.STRICT, emitted, ready)
                                            : () -> ready.accept(null));
                            return null;
                        });
    }

    /** Hears one answer only: null where the browser has taken too long. */
    static <T> Consumer<@Nullable T> once(Consumer<@Nullable T> listener) {
        boolean[] answered = {false};
        Consumer<@Nullable T> once = answer -> {
            if (!answered[0]) {
                answered[0] = true;
                listener.accept(answer);
            }
        };
        Window.setTimeout(() -> once.accept(null), PATIENCE_MILLISECONDS);
        return once;
    }

    static boolean has(Arithmetic arithmetic) {
        try {
            return WebAssembly.validate(bytes(arithmetic.probe()));
        } catch (RuntimeException e) { // no WebAssembly at all
            return false;
        }
    }

    static Int8Array bytes(byte[] module) {
        return Int8Array.copyFromJavaArray(module);
    }
}
