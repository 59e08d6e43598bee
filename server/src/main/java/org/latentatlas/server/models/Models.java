package org.latentatlas.server.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.latentatlas.network.Decoder;
import org.latentatlas.server.Sha256;
import org.latentatlas.server.training.TrainedModel;
import org.latentatlas.weights.Safetensors;

/** The registry of models: adds, publishes, finds. Nothing in it is ever changed or deleted. Safe for many threads. */
public final class Models {
    private static final int ID_DIGITS = 16;
    private static final int KEPT_IN_MEMORY = 32;
    private static final int MOST_PUBLICATIONS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ModelStore store;
    private final ConcurrentMap<String, Weights> weightsBySha256 = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Decoder> decoders = new ConcurrentHashMap<>();

    public Models(Jdbi jdbi) {
        this.store = new ModelStore(jdbi);
    }

    /** Every model; the published one first, then the newest. */
    public List<Model> all() {
        return store.all();
    }

    /** The models that visitors find, in the same order. */
    public List<Model> listed() {
        return store.all().stream().filter(Model::listed).toList();
    }

    /**
     * The model of that id.
     *
     * @throws NoSuchModel where there is none
     */
    public Model get(String id) {
        return store.find(id).orElseThrow(() -> new NoSuchModel(id));
    }

    /**
     * The model of that id, if visitors may see it.
     *
     * @throws NoSuchModel where there is none, or one that was never published
     */
    public Model getOpen(String id) {
        return store.find(id).filter(Model::open).orElseThrow(() -> new NoSuchModel(id));
    }

    /** The model that the site serves, if one is published yet. */
    public Optional<Model> published() {
        return store.published().stream().findFirst();
    }

    /** The model that the site served before, to which it can go back. */
    public Optional<Model> previous() {
        return store.published().stream().skip(1).findFirst();
    }

    /** What the site served when, the newest first. */
    public List<Publication> publications() {
        return store.publications(MOST_PUBLICATIONS);
    }

    /**
     * Keeps a model that a run made; visitors do not see it before it is published. A model that is there already
     * stays as it is.
     *
     * @throws RuntimeException of the shared model's weights or network package when the decoder cannot be read
     */
    public Model add(TrainedModel files, long runId) {
        return add(files, false, runId);
    }

    /**
     * Keeps a model that came as files; visitors do not see it before it is published. One that is there already stays as it is.
     *
     * @throws UnfitModel where a file is damaged or the files do not fit each other
     */
    public Model importFiles(TrainedModel files) {
        FittingFiles.check(files);
        return add(files, false, null);
    }

    /** The four files of a model. */
    public TrainedModel files(Model model) {
        return new TrainedModel(
                weights(model.decoder()).bytes(),
                weights(model.encoder()).bytes(),
                weights(model.encodedTest()).bytes(),
                model.card());
    }

    /** Keeps a model that came with the program. */
    Model addBundled(TrainedModel files) {
        return add(files, true, null);
    }

    private Model add(TrainedModel files, boolean bundled, @Nullable Long runId) {
        Decoder decoder = Decoder.load(Safetensors.read(files.decoder()));
        Weights decoderFile = weights(files.decoder());
        Weights encoderFile = weights(files.encoder());
        Weights encodedTestFile = weights(files.encodedTest());
        String id = id(files.decoder());
        store.add(
                new Model(
                        id,
                        name(files.card(), decoder.latentSize()),
                        decoder.latentSize(),
                        files.card(),
                        decoderFile.sha256(),
                        encoderFile.sha256(),
                        encodedTestFile.sha256(),
                        false,
                        bundled,
                        bundled,
                        runId,
                        Instant.now()),
                List.of(decoderFile, encoderFile, encodedTestFile));
        return get(id);
    }

    /** The id that a decoder's bytes give a model. */
    public static String id(byte[] decoder) {
        return Sha256.hex(decoder).substring(0, ID_DIGITS);
    }

    private static Weights weights(byte[] bytes) {
        return new Weights(Sha256.hex(bytes), bytes, Gzip.ifSmaller(bytes));
    }

    private static String name(String card, int latentSize) {
        try {
            JsonNode name = JSON.readTree(card).path("name");
            return name.asText("Digits " + latentSize + "-D");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the model's card is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Makes the model the one that the site serves. What was published before stays reachable by its id.
     *
     * @param confirmed whether it may be worse than the one that is published now
     * @throws NoSuchModel where there is none of that id
     * @throws WorseModel where it is worse and that is not confirmed
     */
    public Model publish(String id, boolean confirmed) {
        return store.alone(() -> {
            Model model = get(id);
            if (!model.published()) {
                Model now = published().orElse(null);
                if (now != null && !confirmed) {
                    Worse.refuse(model, now);
                }
                store.publish(id, Instant.now());
            }
            return get(id);
        });
    }

    /**
     * Takes the model out of all lists; links that name it keep working. Where the site served it, it goes back to the one before.
     *
     * @throws NoSuchModel where there is none of that id
     * @throws OnlyModel where the site would be left without a model
     */
    public Model withdraw(String id) {
        return store.alone(() -> {
            Model model = get(id);
            if (model.published() && previous().isEmpty()) {
                throw new OnlyModel(
                        "The site serves no other model; publish one before \"" + model.name() + "\" is withdrawn.");
            }
            store.withdraw(id, Instant.now());
            return get(id);
        });
    }

    /**
     * A file of weights by its content hash.
     *
     * @throws NoSuchWeights where there is none
     */
    public Weights weights(String sha256) {
        Weights known = weightsBySha256.get(sha256);
        if (known != null) {
            return known;
        }
        Weights read = store.weights(sha256).orElseThrow(() -> new NoSuchWeights(sha256));
        if (weightsBySha256.size() >= KEPT_IN_MEMORY) {
            weightsBySha256.clear();
        }
        weightsBySha256.put(sha256, read);
        return read;
    }

    /** The decoder of a model, ready for use by any thread. */
    public Decoder decoder(Model model) {
        Decoder known = decoders.get(model.decoder());
        if (known != null) {
            return known;
        }
        Decoder read = Decoder.load(Safetensors.read(weights(model.decoder()).bytes()));
        if (decoders.size() >= KEPT_IN_MEMORY) {
            decoders.clear();
        }
        decoders.put(model.decoder(), read);
        return read;
    }
}
