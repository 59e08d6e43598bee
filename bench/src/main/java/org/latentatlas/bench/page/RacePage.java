package org.latentatlas.bench.page;

import java.util.ArrayList;
import java.util.List;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.simd.NetworkModule;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.TensorFile;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** This project's candidates in the race: functions that the page calls, and is timed by. */
public final class RacePage {
    private static final List<Contender> CONTENDERS = new ArrayList<>();

    private RacePage() {}

    /** Only so that there is one. */
    public static void main(String[] args) {}

    /** Loads a decoder from a safetensors file; {@code code} is {@code plain}, {@code strict} or {@code relaxed}. The answer goes to {@link #run}. */
    @JSExport
    public static int openDecoder(Int8Array file, String code) {
        Decoder decoder = Decoder.load(read(file));
        return enter(
                code.equals("plain")
                        ? new PlainDecoder(decoder)
                        : new ModuleContender(
                                NetworkModule.of(decoder, arithmetic(code)),
                                decoder.latentSize(),
                                Architecture.PIXELS));
    }

    /** The same of an encoder. */
    @JSExport
    public static int openEncoder(Int8Array file, String code) {
        Encoder encoder = Encoder.load(read(file));
        return enter(
                code.equals("plain")
                        ? new PlainEncoder(encoder)
                        : new ModuleContender(
                                NetworkModule.of(encoder, arithmetic(code)),
                                Architecture.PIXELS,
                                2 * encoder.latentSize()));
    }

    /** All samples of the input, one after the other, as the page's own array. */
    @JSExport
    public static Float32Array run(int contender, Float32Array input) {
        return CONTENDERS.get(contender).run(input);
    }

    /** See {@link Fingerprint#text}. */
    @JSExport
    public static String fingerprint() {
        return Fingerprint.text();
    }

    private static Arithmetic arithmetic(String code) {
        return code.equals("relaxed") ? Arithmetic.RELAXED : Arithmetic.STRICT;
    }

    private static TensorFile read(Int8Array file) {
        return Safetensors.read(file.copyToJavaArray());
    }

    private static int enter(Contender contender) {
        CONTENDERS.add(contender);
        return CONTENDERS.size() - 1;
    }
}
