package org.latentatlas.server.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.training.TrainedModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models that come inside the program, so that a fresh site shows a map at once. */
public final class BundledModels {
    private static final Logger LOG = LoggerFactory.getLogger(BundledModels.class);
    private static final List<String> NAMES =
            List.of("mnist-2d", "mnist-16d", "mnist-32d"); // the first is published where none is

    private BundledModels() {}

    /** Adds those that the registry lacks, and publishes the first when nothing is published yet. */
    public static void importInto(Models models) {
        for (String name : NAMES) {
            byte[] decoder = read(name, "decoder.safetensors");
            if (decoder == null) {
                continue;
            }
            boolean known = models.all().stream().anyMatch(model -> model.id().equals(Models.id(decoder)));
            if (!known) {
                models.addBundled(new TrainedModel(
                        decoder,
                        required(name, "encoder.safetensors"),
                        required(name, "encoded-test.safetensors"),
                        new String(required(name, "card.json"), StandardCharsets.UTF_8)));
                LOG.info("imported the bundled model {}", name);
            }
            if (models.published().isEmpty()) {
                models.publish(Models.id(decoder), true);
            }
        }
    }

    private static byte[] required(String name, String file) {
        byte[] content = read(name, file);
        if (content == null) {
            throw new IllegalStateException("the bundled model " + name + " lacks " + file);
        }
        return content;
    }

    private static byte @Nullable [] read(String name, String file) {
        try (InputStream in = BundledModels.class.getResourceAsStream("/models/" + name + "/" + file)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
