package org.latentatlas.bench.race;

import java.util.List;

/**
 * Who races.
 *
 * @param name as in the results; this project's begin with {@code latent-atlas}
 * @param threads that compute
 * @param query of the page that holds it
 */
record Candidate(String name, int threads, String query) {
    static final Candidate STRICT = new Candidate("latent-atlas strict", 1, "page=atlas&build=wasm&code=strict");
    static final Candidate RELAXED = new Candidate("latent-atlas relaxed", 1, "page=atlas&build=wasm&code=relaxed");
    static final Candidate STRICT_JS = new Candidate("latent-atlas strict, js", 1, "page=atlas&build=js&code=strict");
    static final Candidate WEBGL = new Candidate("tensorflow.js webgl", 1, "page=tensorflow&backend=webgl&threads=1");

    /** The candidates on the processor. */
    static final List<Candidate> ALL = List.of(
            STRICT,
            RELAXED,
            STRICT_JS,
            new Candidate(STRICT.name(), 2, STRICT.query() + "&threads=2"),
            new Candidate(RELAXED.name(), 2, RELAXED.query() + "&threads=2"),
            new Candidate("latent-atlas wasm-gc", 1, "page=atlas&build=wasm&code=plain"),
            new Candidate("latent-atlas javascript", 1, "page=atlas&build=js&code=plain"),
            new Candidate("tensorflow.js wasm", 1, "page=tensorflow&threads=1"),
            new Candidate("tensorflow.js wasm", 2, "page=tensorflow&threads=2"),
            new Candidate("onnxruntime-web wasm", 1, "page=onnx&threads=1"),
            new Candidate("onnxruntime-web wasm", 2, "page=onnx&threads=2"));

    boolean isPeer() {
        return !name.startsWith("latent-atlas");
    }

    /** For people. */
    String label() {
        return threads == 1 ? name : name + ", " + threads + " threads";
    }
}
