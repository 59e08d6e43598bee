package org.latentatlas.bench.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.TensorFile;

/** The two networks of the race with weights that this project's own trainer made: a short training, kept in a folder. */
final class TrainedWeights {
    private static final Map<String, List<String>> NETWORKS = networks();
    private static final String EPOCHS = "3";

    private final Path folder;
    private final Path jar;
    private final Path datasets;

    TrainedWeights(Path folder, Path jar, Path datasets) {
        this.folder = folder;
        this.jar = jar;
        this.datasets = datasets;
    }

    private static Map<String, List<String>> networks() {
        Map<String, List<String>> networks = new LinkedHashMap<>();
        networks.put("mlp", List.of("--network", "dense", "--hidden", "256,512"));
        networks.put("conv", List.of("--network", "convolutional", "--hidden", "64,32,16"));
        return Collections.unmodifiableMap(networks);
    }

    /** MNIST where it is, else the digits that the program draws. */
    String dataset() {
        return Files.isDirectory(datasets.resolve("mnist")) ? "mnist" : "drawn";
    }

    /** How the weights came about, in words. */
    String source() {
        return "trained for " + EPOCHS + " epochs on the data set \"" + dataset()
                + "\", seed 1, by this project's own trainer";
    }

    /** Both networks, trained now where they were not yet. */
    List<RaceNetwork> load() throws IOException, InterruptedException {
        List<RaceNetwork> loaded = new ArrayList<>();
        for (Map.Entry<String, List<String>> network : NETWORKS.entrySet()) {
            Path model = folder.resolve(network.getKey() + "-" + dataset());
            if (!Files.exists(model.resolve("decoder.safetensors"))) {
                train(model, network.getValue());
            }
            loaded.add(new RaceNetwork(
                    network.getKey(),
                    read(model.resolve("decoder.safetensors")),
                    read(model.resolve("encoder.safetensors"))));
        }
        return loaded;
    }

    private void train(Path model, List<String> network) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString(), "train"));
        command.addAll(network);
        command.addAll(List.of("--latent", "2", "--epochs", EPOCHS, "--seed", "1", "--device", "cpu"));
        command.addAll(List.of("--dataset", dataset(), "--datasets", datasets.toString(), "--out", model.toString()));
        System.out.println("Training the weights of the race, once: " + model.getFileName());
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("OPT_OUT_TRACKING", "true");
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("the training of " + model.getFileName() + " ended with status " + status);
        }
    }

    private static TensorFile read(Path file) throws IOException {
        return Safetensors.read(Files.readAllBytes(file));
    }
}
