package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.server.Sha256;
import org.latentatlas.server.models.Gzip;
import org.latentatlas.server.models.Models;
import org.latentatlas.simd.FileModule;
import org.latentatlas.weights.DamagedFile;

/**
 * {@code /decoders/{weights}-{module}.wasm}: the module that {@link FileModule} writes for a decoder's file, so that a page shows its
 * first digit before its own code has arrived. The address holds the content hash of both; any server that has the weights can answer.
 */
final class DecoderModules {
    private static final int KEPT_IN_MEMORY = 32;
    private static final int HASH_DIGITS = 12;

    /** A module with the first digits of its hash. */
    private record Written(String hash, ImmutableFile file) {}

    private final Models models;
    private final Map<String, Optional<Written>> writtenByWeights =
            new ConcurrentHashMap<>(); // empty where there can be none

    DecoderModules(Models models) {
        this.models = models;
    }

    /** The address of the module for a decoder's weights; empty where there can be none, and the page does without. */
    String url(String weights) {
        return written(weights)
                .map(module -> "/decoders/" + weights + "-" + module.hash + ".wasm")
                .orElse("");
    }

    void answer(Context ctx) {
        String[] parts = ctx.pathParam("file").split("[-.]", -1);
        if (parts.length != 3 || !parts[2].equals("wasm")) {
            throw new NotFoundResponse("There is no such decoder.");
        }
        written(parts[0])
                .filter(module -> module.hash.equals(parts[1]))
                .orElseThrow(() -> new NotFoundResponse("There is no such decoder."))
                .file
                .answer(ctx);
    }

    private Optional<Written> written(String weights) {
        Optional<Written> known = writtenByWeights.get(weights);
        if (known != null) {
            return known;
        }
        Optional<Written> written = write(models.weights(weights).bytes());
        if (writtenByWeights.size() >= KEPT_IN_MEMORY) {
            writtenByWeights.clear();
        }
        writtenByWeights.put(weights, written);
        return written;
    }

    private static Optional<Written> write(byte[] weights) {
        try {
            byte[] module = FileModule.of(weights).bytes();
            String hash = Sha256.hex(module);
            var file = new ImmutableFile("application/wasm", hash, module, Gzip.ifSmaller(module));
            return Optional.of(new Written(hash.substring(0, HASH_DIGITS), file));
        } catch (UnfitNetwork | DamagedFile e) {
            return Optional.empty();
        }
    }
}
