package org.latentatlas.bench.page;

import org.teavm.jso.typedarrays.Float32Array;

/** A network that runs in the page. */
interface Contender {
    /** Runs every sample of the input; the result is the page's until the next call. */
    Float32Array run(Float32Array input);
}
