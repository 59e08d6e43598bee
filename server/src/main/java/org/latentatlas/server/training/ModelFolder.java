package org.latentatlas.server.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A model on disk: {@code decoder.safetensors}, {@code encoder.safetensors}, {@code encoded-test.safetensors} and {@code card.json},
 * beside the run's {@code checkpoint.safetensors}. Every file appears whole or not at all, and the card comes last: a folder with a
 * card is complete.
 */
public final class ModelFolder {
    private final Path folder;

    public ModelFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes the four files of a model. */
    public void write(TrainedModel model) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("card.json"));
        put("decoder.safetensors", model.decoder());
        put("encoder.safetensors", model.encoder());
        put("encoded-test.safetensors", model.encodedTest());
        put("card.json", model.card().getBytes(StandardCharsets.UTF_8));
    }

    void writeCard(String card) throws IOException {
        put("card.json", card.getBytes(StandardCharsets.UTF_8));
    }

    void writeCheckpoint(Checkpoint checkpoint) throws IOException {
        Files.createDirectories(folder);
        put("checkpoint.safetensors", checkpoint.bytes());
    }

    /**
     * The checkpoint of the run that wrote here.
     *
     * @throws TrainingFailed when there is none
     */
    Checkpoint readCheckpoint() throws IOException {
        Path file = folder.resolve("checkpoint.safetensors");
        if (!Files.isRegularFile(file)) {
            throw new TrainingFailed("there is nothing to resume: " + file + " does not exist", (Checkpoint) null);
        }
        return Checkpoint.of(Files.readAllBytes(file), "the checkpoint " + file);
    }

    /**
     * The content of one of the model's files.
     *
     * @throws TrainingFailed when it is missing
     */
    byte[] read(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new TrainingFailed(folder + " is no exported model: " + name + " is missing", (Checkpoint) null);
        }
        return Files.readAllBytes(file);
    }

    /**
     * The four files of a model, as they are.
     *
     * @throws TrainingFailed when one is missing
     */
    public TrainedModel readModel() throws IOException {
        return new TrainedModel(
                read("decoder.safetensors"),
                read("encoder.safetensors"),
                read("encoded-test.safetensors"),
                new String(read("card.json"), StandardCharsets.UTF_8));
    }

    private void put(String name, byte[] content) throws IOException {
        Path unfinished = folder.resolve("." + name + ".unfinished");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
