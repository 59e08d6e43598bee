package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.LoaderScript;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.decoding.Emission;
import org.latentatlas.client.decoding.EmittedDecoder;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.weights.TensorFile;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** Fetches the decoder, reads it in slices and has its module made; where the weights fail, says so and offers to try again. */
final class WeightsLoading {
    /** Hears of the decoder. */
    interface Receiver {
        /** The plain code can decode; {@code file} holds the weights. The answer hears of the module. */
        Upgrade plain(Decoder decoder, ArrayBuffer file);
    }

    /** Hears, soon after, of the decoder's module. */
    interface Upgrade {
        /** The module can decode, or the browser refuses it. */
        void emitted(Emission emission, @Nullable EmittedDecoder emitted);
    }

    private final ModelFiles files;
    private final Notice notice;
    private final Receiver receiver;
    private final Tasks tasks = new Tasks();

    WeightsLoading(ModelFiles files, Notice notice, Receiver receiver) {
        this.files = files;
        this.notice = notice;
        this.receiver = receiver;
    }

    void start() {
        TensorDownload.start(files.decoder(), tasks, this::build, this::fail);
    }

    private void build(TensorFile content, ArrayBuffer file) {
        Decoder decoder = Decoder.load(content);
        if (decoder.latentSize() != files.latentSize()) {
            throw new UnfitNetwork("it has " + decoder.latentSize() + " latent dimensions");
        }
        tasks.later(() -> deliver(decoder, file));
    }

    /** The plain code of the WebAssembly build has the bits of the module, so that the first digit need not wait for it. */
    private void deliver(Decoder decoder, ArrayBuffer file) {
        Emission emission = new Emission(decoder, tasks);
        if (LoaderScript.current().getBuild().equals("wasm")) {
            Upgrade upgrade = receiver.plain(decoder, file);
            tasks.later(() -> emission.start(emitted -> upgrade.emitted(emission, emitted)));
        } else {
            emission.start(emitted -> receiver.plain(decoder, file).emitted(emission, emitted));
        }
    }

    private void fail(Failure failure) {
        notice.fail(Words.weightsFailed(failure.reason()), failure.detail(), this::start);
    }
}
