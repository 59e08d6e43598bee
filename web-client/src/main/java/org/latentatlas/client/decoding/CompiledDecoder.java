package org.latentatlas.client.decoding;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.WebAssembly;
import org.teavm.jso.typedarrays.ArrayBuffer;

/**
 * A decoder's module as workers get it: compiled, so that they need not compile, and with the weights as they lie in memory, so that they
 * need not unpack. Immutable.
 *
 * @param memory the memory's first content
 */
public record CompiledDecoder(WebAssembly.Module module, ArrayBuffer memory, ModuleLayout layout) {
    /** Sets the module to work; {@code ready} hears null where the browser refuses. */
    public void start(Consumer<@Nullable EmittedDecoder> ready) {
        WebAssembly.instantiate(module)
                .then(
                        instance -> {
                            ready.accept(filled(instance));
                            return instance;
                        },
                        refused -> {
                            ready.accept(null);
                            return null;
                        });
    }

    private EmittedDecoder filled(WebAssembly.Instance instance) {
        EmittedDecoder decoder = new EmittedDecoder(instance, layout);
        decoder.write(memory);
        return decoder;
    }
}
