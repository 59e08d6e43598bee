package org.latentatlas.client.decoding;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.Scratch;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.simd.NetworkModule;

/** Sets a network to work by a module that is written for it, or by the plain code where there can be none. */
public final class WorkingNetwork {
    private WorkingNetwork() {}

    /** A picture (784) to mean and log-variance, one after the other (2 latentSize). */
    public static void encoder(Encoder encoder, Tasks tasks, Consumer<NetworkFunction> use) {
        start(() -> NetworkModule.of(encoder, Arithmetic.STRICT), plain(encoder), tasks, use);
    }

    /** A latent point (latentSize) to the log-odds of ink (784). */
    public static void logits(Decoder decoder, Tasks tasks, Consumer<NetworkFunction> use) {
        start(() -> NetworkModule.logits(decoder, Arithmetic.STRICT), plain(decoder), tasks, use);
    }

    private static void start(
            Supplier<NetworkModule> writing, NetworkFunction plain, Tasks tasks, Consumer<NetworkFunction> use) {
        tasks.later(() -> {
            NetworkModule module;
            try {
                module = writing.get();
            } catch (UnfitNetwork e) { // too large for a module
                use.accept(plain);
                return;
            }
            EmittedNetwork.start(module, tasks, emitted -> use.accept(emitted == null ? plain : emitted));
        });
    }

    private static NetworkFunction plain(Encoder encoder) {
        Scratch scratch = encoder.scratch();
        float[] mean = new float[encoder.latentSize()];
        float[] logVariance = new float[encoder.latentSize()];
        return (out, in) -> {
            encoder.encode(mean, logVariance, in, scratch);
            System.arraycopy(mean, 0, out, 0, mean.length);
            System.arraycopy(logVariance, 0, out, mean.length, mean.length);
        };
    }

    private static NetworkFunction plain(Decoder decoder) {
        Scratch scratch = decoder.scratch();
        float[] logits = new float[Architecture.PIXELS];
        return (out, in) -> {
            decoder.logits(logits, in, scratch);
            System.arraycopy(logits, 0, out, 0, logits.length);
        };
    }
}
