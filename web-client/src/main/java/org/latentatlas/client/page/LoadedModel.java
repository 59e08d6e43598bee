package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.decoding.DigitDecoder;
import org.latentatlas.client.decoding.Emission;
import org.latentatlas.client.decoding.EmittedDecoder;
import org.latentatlas.client.decoding.EmittedDigitDecoder;
import org.latentatlas.client.decoding.PlainDigitDecoder;
import org.latentatlas.network.Decoder;
import org.teavm.jso.typedarrays.ArrayBuffer;

/**
 * The model that a page shows.
 *
 * @param file the decoder's weights
 * @param emitted the decoder's module; null where the browser refuses it
 */
record LoadedModel(
        Decoder decoder,
        ArrayBuffer file,
        Emission emission,
        @Nullable EmittedDecoder emitted) {
    /** What decodes the page's own digits. */
    DigitDecoder digits() {
        return emitted == null ? new PlainDigitDecoder(decoder) : new EmittedDigitDecoder(emitted);
    }
}
