package org.latentatlas.server.relatives;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.latentatlas.network.Encoder;
import org.latentatlas.server.Sha256;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;
import org.latentatlas.weights.Safetensors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The training set as each model encodes it, made when first asked for, by one thread of low priority, and kept in a folder. A kept file
 * begins with the SHA-256 of the rest; one that does not fit is made again. Safe for many threads.
 */
public final class EncodedTrainingSets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EncodedTrainingSets.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HASH_BYTES = 32;
    private static final long ASK_AGAIN_SECONDS = 3;

    private final Path folder;
    private final DataSets dataSets;
    private final Models models;
    private final Set<Path> underWay = new HashSet<>();
    private final ExecutorService encoding = Executors.newSingleThreadExecutor(EncodedTrainingSets::thread);

    /** Keeps files in that folder, which need not exist. */
    public EncodedTrainingSets(Path folder, DataSets dataSets, Models models) {
        this.folder = folder;
        this.dataSets = dataSets;
        this.models = models;
    }

    /**
     * The file of a model: tensors {@code mean} and {@code label}.
     *
     * @throws NoTrainingSet where the model's data set is not on this server
     * @throws StillEncoding while it is being made; the first asking begins that
     */
    public byte[] of(Model model) {
        String name = dataSet(model);
        Path file = folder.resolve(model.encoder() + "-" + Sha256.hex(name).substring(0, 8));
        Optional<byte[]> kept = read(file);
        if (kept.isPresent()) {
            return kept.get();
        }
        DataSet data = dataSets.atHand(name)
                .orElseThrow(() -> new NoTrainingSet(
                        "The data set " + name + ", on which this model was trained, is not on this server."));
        synchronized (underWay) {
            if (underWay.add(file)) {
                encoding.execute(() -> make(file, model, data));
            }
        }
        throw new StillEncoding(ASK_AGAIN_SECONDS);
    }

    @SuppressWarnings("ThreadPriorityCheck") // visitors come first; nothing waits for this thread to be done
    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "encoding the training set");
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setDaemon(true);
        return thread;
    }

    private static String dataSet(Model model) {
        try {
            return JSON.readTree(model.card()).at("/dataset/name").asText("");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the card of the model " + model.id() + " is no JSON", e);
        }
    }

    private void make(Path file, Model model, DataSet data) {
        try {
            Encoder encoder = Encoder.load(
                    Safetensors.read(models.weights(model.encoder()).bytes()));
            write(file, TrainingPosteriors.encode(encoder, data));
        } catch (RuntimeException e) {
            LOG.error("the training set of {} could not be encoded", model.id(), e);
        } finally {
            synchronized (underWay) {
                underWay.remove(file);
            }
        }
    }

    /** Another process may read or write the same file: it appears whole or not at all. */
    private void write(Path file, byte[] content) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "draft", ".tmp");
            byte[] whole = Arrays.copyOf(Sha256.of(content), HASH_BYTES + content.length);
            System.arraycopy(content, 0, whole, HASH_BYTES, content.length);
            Files.write(draft, whole);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<byte[]> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] whole = Files.readAllBytes(file);
            byte[] content = Arrays.copyOfRange(whole, Math.min(HASH_BYTES, whole.length), whole.length);
            boolean fits =
                    whole.length > HASH_BYTES && Arrays.equals(Sha256.of(content), Arrays.copyOf(whole, HASH_BYTES));
            if (!fits) {
                LOG.warn("{} is damaged and is made again", file);
                Files.deleteIfExists(file);
            }
            return fits ? Optional.of(content) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("{} cannot be read and is made again", file, e);
            return Optional.empty();
        }
    }

    /** Gives up what is under way; the next start begins it again. */
    @Override
    public void close() {
        encoding.shutdownNow();
    }
}
