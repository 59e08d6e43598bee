package org.latentatlas.server.walks;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.latentatlas.server.Sha256;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.models.NoSuchModel;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkJson;

/** Gives walks their links and finds them again. Safe for many threads. */
public final class Walks {
    /** Digits and letters that cannot be taken for one another. */
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private static final int SHORTEST_ID = 10; // 58 bits

    private final WalkStore store;
    private final Models models;

    public Walks(Jdbi jdbi, Models models) {
        this.store = new WalkStore(jdbi);
        this.models = models;
    }

    /**
     * Keeps a walk. The same walk gets the same id, whoever shares it.
     *
     * @param json as {@link WalkJson} reads it
     * @throws org.latentatlas.walk.BadWalk when a rule of walks is broken
     * @throws UnfitWalk when the walk's model is unknown here or has another latent size
     */
    public SharedWalk share(String json) {
        Walk walk = WalkJson.read(json);
        Model model = model(walk);
        if (walk.size() != model.latentSize()) {
            throw new UnfitWalk(
                    "stops",
                    "stops[0] has " + walk.size() + " coordinates; the model " + model.id() + " has "
                            + model.latentSize() + " latent dimensions.");
        }
        String canonical = WalkJson.write(walk);
        String digits = base58(Sha256.of(canonical.getBytes(StandardCharsets.UTF_8)));
        for (int length = SHORTEST_ID; length <= digits.length(); length++) {
            String id = digits.substring(0, length);
            store.add(id, model.id(), canonical, Instant.now());
            if (store.find(id).orElseThrow().equals(canonical)) {
                return new SharedWalk(id, walk, canonical);
            }
        }
        throw new IllegalStateException("two walks have the same SHA-256: " + digits);
    }

    private Model model(Walk walk) {
        try {
            return models.getOpen(walk.model());
        } catch (NoSuchModel e) {
            throw new UnfitWalk("model", "model is \"" + walk.model() + "\"; this site has no such model.");
        }
    }

    private static String base58(byte[] hash) {
        var number = new BigInteger(1, hash);
        var base = BigInteger.valueOf(ALPHABET.length());
        var digits = new StringBuilder();
        while (number.signum() > 0) {
            BigInteger[] parts = number.divideAndRemainder(base);
            digits.append(ALPHABET.charAt(parts[1].intValue()));
            number = parts[0];
        }
        return digits.toString();
    }

    /**
     * The walk behind a link.
     *
     * @throws NoSuchWalk when nothing was shared under this id
     */
    public SharedWalk get(String id) {
        String json = store.find(id).orElseThrow(() -> new NoSuchWalk(id));
        return new SharedWalk(id, WalkJson.read(json), json);
    }

    /** The model that a shared walk pins. */
    public Model model(SharedWalk shared) {
        return models.get(shared.walk().model());
    }
}
