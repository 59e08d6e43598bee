package org.latentatlas.client.page;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.decoding.EmittedNetwork;
import org.latentatlas.client.decoding.NetworkFunction;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.Scratch;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.simd.Arithmetic;
import org.latentatlas.simd.NetworkModule;
import org.latentatlas.weights.TensorFile;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** Fetches a model's decoder and encoder, reads them in slices and sets their modules to work, or the plain code where there are none. */
final class WholeModelLoading {
    private final ModelFiles files;
    private final Tasks tasks;
    private final Consumer<WholeModel> ready;
    private final Consumer<Failure> failed;
    private @Nullable Decoder decoder;
    private @Nullable ArrayBuffer decoderFile;
    private @Nullable Encoder encoder;
    private boolean over;

    /** {@code failed} hears why, once. */
    WholeModelLoading(ModelFiles files, Tasks tasks, Consumer<WholeModel> ready, Consumer<Failure> failed) {
        this.files = files;
        this.tasks = tasks;
        this.ready = ready;
        this.failed = failure -> {
            if (!over) {
                over = true;
                failed.accept(failure);
            }
        };
    }

    void start() {
        TensorDownload.start(files.decoder(), tasks, this::useDecoder, failed);
        TensorDownload.start(files.encoder(), tasks, this::useEncoder, failed);
    }

    /** The encoded test set of a model. */
    static void testSet(ModelFiles files, Tasks tasks, Consumer<EncodedSet> arrived, Consumer<Failure> failed) {
        TensorDownload.start(
                files.encodedTest(),
                tasks,
                (content, file) -> {
                    EncodedSet set = EncodedSet.load(content, files.latentSize());
                    tasks.later(() -> arrived.accept(set));
                },
                failed);
    }

    private void useDecoder(TensorFile content, ArrayBuffer file) {
        decoder = Decoder.load(content);
        decoderFile = file;
        build();
    }

    private void useEncoder(TensorFile content, ArrayBuffer file) {
        encoder = Encoder.load(content);
        build();
    }

    private void build() {
        Decoder decodes = decoder;
        Encoder encodes = encoder;
        ArrayBuffer file = decoderFile;
        if (decodes == null || encodes == null || file == null || over) {
            return;
        }
        if (decodes.latentSize() != files.latentSize() || encodes.latentSize() != files.latentSize()) {
            throw new UnfitNetwork("encoder and decoder are not of one model");
        }
        emit(
                () -> NetworkModule.of(encodes, Arithmetic.STRICT),
                plain(encodes),
                encode -> emit(
                        () -> NetworkModule.logits(decodes, Arithmetic.STRICT),
                        plain(decodes),
                        logits -> ready.accept(new WholeModel(files, decodes, file, encode, logits))));
    }

    /** Makes a module. */
    private interface Writing {
        NetworkModule write();
    }

    private void emit(Writing writing, NetworkFunction plain, Consumer<NetworkFunction> use) {
        tasks.later(() -> {
            NetworkModule module;
            try {
                module = writing.write();
            } catch (UnfitNetwork e) { // too large for a module
                use.accept(plain);
                return;
            }
            EmittedNetwork.start(module, tasks, emitted -> {
                Hooks.decodedBy(emitted == null ? "plain" : "module");
                use.accept(emitted == null ? plain : emitted);
            });
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
