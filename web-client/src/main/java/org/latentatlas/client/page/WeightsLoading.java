package org.latentatlas.client.page;

import java.util.function.Consumer;
import org.latentatlas.client.browser.Downloads;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.decoding.Emission;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.SafetensorsReader;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** Fetches the decoder, reads it in slices and has its module made; where the weights fail, says so and offers to try again. */
final class WeightsLoading {
    /** Some milliseconds of reading on a slow phone. */
    static final int NUMBERS_AT_ONCE = 16384;

    private final PageData data;
    private final Notice notice;
    private final Consumer<LoadedModel> receiver;
    private final Tasks tasks = new Tasks();

    /** {@code receiver} hears of the model. */
    WeightsLoading(PageData data, Notice notice, Consumer<LoadedModel> receiver) {
        this.data = data;
        this.notice = notice;
        this.receiver = receiver;
    }

    void start() {
        Downloads.fetch(data.decoder(), this::read, this::fail);
    }

    private void read(ArrayBuffer file) {
        try {
            SafetensorsReader reader = new SafetensorsReader(Downloads.bytes(file));
            tasks.slices(() -> {
                if (reader.readOn(NUMBERS_AT_ONCE)) {
                    return true;
                }
                build(file, reader);
                return false;
            });
        } catch (DamagedFile e) {
            damaged(e);
        }
    }

    private void build(ArrayBuffer file, SafetensorsReader reader) {
        Decoder decoder;
        try {
            decoder = Decoder.load(reader.content());
            if (decoder.latentSize() != data.latentSize()) {
                throw new UnfitNetwork("it has " + decoder.latentSize() + " latent dimensions");
            }
        } catch (DamagedFile | UnfitNetwork e) {
            damaged(e);
            return;
        }
        Emission emission = new Emission(decoder, tasks);
        emission.start(emitted -> receiver.accept(new LoadedModel(decoder, file, emission, emitted)));
    }

    private void damaged(RuntimeException e) {
        fail("the file is damaged: " + e.getMessage());
    }

    private void fail(String reason) {
        notice.fail(Words.weightsFailed(reason), this::start);
    }
}
