package org.latentatlas.client.page;

import org.latentatlas.client.browser.Downloads;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.Safetensors;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** Fetches the decoder and, where that fails, says so and offers to try again. */
final class WeightsLoading {
    /** Hears of the decoder and of the file it came from. */
    interface Receiver {
        void decoder(Decoder decoder, ArrayBuffer file);
    }

    private final PageData data;
    private final Notice notice;
    private final Receiver receiver;

    WeightsLoading(PageData data, Notice notice, Receiver receiver) {
        this.data = data;
        this.notice = notice;
        this.receiver = receiver;
    }

    void start() {
        Downloads.fetch(data.decoder(), this::read, this::fail);
    }

    private void read(ArrayBuffer file) {
        Decoder decoder;
        try {
            decoder = Decoder.load(Safetensors.read(Downloads.bytes(file)));
            if (decoder.latentSize() != data.latentSize()) {
                throw new UnfitNetwork("it has " + decoder.latentSize() + " latent dimensions");
            }
        } catch (DamagedFile | UnfitNetwork e) {
            fail("the file is damaged: " + e.getMessage());
            return;
        }
        receiver.decoder(decoder, file);
    }

    private void fail(String reason) {
        notice.fail(Words.weightsFailed(reason), this::start);
    }
}
