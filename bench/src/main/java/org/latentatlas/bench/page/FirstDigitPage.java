package org.latentatlas.bench.page;

import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.simd.NetworkModule;
import org.latentatlas.weights.Safetensors;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** The least page with this project's code: one digit, the module written in the browser. */
public final class FirstDigitPage {
    private FirstDigitPage() {}

    /** Only so that there is one. */
    public static void main(String[] args) {}

    /** The digit at a latent point, by the decoder in a safetensors file. */
    @JSExport
    public static Float32Array decode(Int8Array file, Float32Array latent) {
        Decoder decoder = Decoder.load(Safetensors.read(file.copyToJavaArray()));
        NetworkModule module = NetworkModule.of(decoder, Arithmetic.STRICT);
        return new ModuleContender(module, decoder.latentSize(), Architecture.PIXELS).run(latent);
    }
}
