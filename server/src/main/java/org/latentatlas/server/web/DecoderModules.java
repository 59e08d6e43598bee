package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.server.models.Gzip;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.models.Sha256;
import org.latentatlas.simd.FileModule;
import org.latentatlas.weights.DamagedFile;

/**
 * {@code /decoders/{weights}-{module}.wasm}: the module that {@link FileModule} writes for a decoder's file, so that a page shows its
 * first digit before its own code has arrived. The address holds the content hash of both; any server that has the weights can answer.
 */
final class DecoderModules {
    private static final int KEPT_IN_MEMORY = 32;
    private static final int HASH_DIGITS = 12;

    /** A module with the digits of its hash; without a file where the network fits no module. */
    private record Written(String hash, ImmutableFile file) {}

    private final Models models;
    private final Map<String, Written> writtenByWeights = new ConcurrentHashMap<>();

    DecoderModules(Models models) {
        this.models = models;
    }

    /** The address of the module for a decoder's weights; empty where there can be none, and the page does without. */
    String url(String weights) {
        try {
            return "/decoders/" + weights + "-" + written(weights).hash + ".wasm";
        } catch (UnfitNetwork | DamagedFile e) {
            return "";
        }
    }

    void answer(Context ctx) {
        String[] parts = ctx.pathParam("file").split("[-.]", -1);
        if (parts.length == 3 && parts[2].equals("wasm")) {
            Written written = written(parts[0]);
            if (written.hash.equals(parts[1])) {
                written.file.answer(ctx);
                return;
            }
        }
        throw new NotFoundResponse("There is no such decoder.");
    }

    private Written written(String weights) {
        Written known = writtenByWeights.get(weights);
        if (known != null) {
            return known;
        }
        byte[] module = FileModule.of(models.weights(weights).bytes()).bytes();
        String hash = Sha256.hex(module);
        var written = new Written(
                hash.substring(0, HASH_DIGITS),
                new ImmutableFile("application/wasm", hash, module, Gzip.ifSmaller(module)));
        if (writtenByWeights.size() >= KEPT_IN_MEMORY) {
            writtenByWeights.clear();
        }
        writtenByWeights.put(weights, written);
        return written;
    }
}
