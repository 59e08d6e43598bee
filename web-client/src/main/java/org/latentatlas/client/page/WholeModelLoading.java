package org.latentatlas.client.page;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.decoding.EmittedNetwork;
import org.latentatlas.client.decoding.WorkingNetwork;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.UnfitNetwork;
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
        WorkingNetwork.encoder(
                encodes,
                tasks,
                encode -> WorkingNetwork.logits(decodes, tasks, logits -> {
                    Hooks.decodedBy(logits instanceof EmittedNetwork ? "module" : "plain");
                    ready.accept(new WholeModel(files, decodes, file, encode, logits));
                }));
    }
}
