package org.latentatlas.server.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.function.Function;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.server.training.TrainedModel;
import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.Safetensors;
import org.latentatlas.weights.TensorFile;

/** Whether the four files of a model can be read and belong together. */
final class FittingFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FittingFiles() {}

    /**
     * Reads them all.
     *
     * @throws UnfitModel for the first fault
     */
    static void check(TrainedModel files) {
        int latent =
                network("decoder.safetensors", files.decoder(), Decoder::load).latentSize();
        int encoded =
                network("encoder.safetensors", files.encoder(), Encoder::load).latentSize();
        if (encoded != latent) {
            throw new UnfitModel(
                    "encoder.safetensors",
                    " has " + encoded + " latent dimensions; expected " + latent + ", those of decoder.safetensors");
        }
        TensorFile test = network("encoded-test.safetensors", files.encodedTest(), Function.identity());
        checkEncodedTest(test, latent);
        checkCard(files.card());
    }

    private static <T> T network(String name, byte[] file, Function<TensorFile, T> reader) {
        try {
            return reader.apply(Safetensors.read(file));
        } catch (DamagedFile | UnfitNetwork fault) {
            throw new UnfitModel(name, ": " + fault.getMessage());
        }
    }

    private static void checkEncodedTest(TensorFile test, int latent) {
        int images = 0;
        for (String name : List.of("mean", "logVariance", "label")) {
            if (!test.tensors().containsKey(name)) {
                throw new UnfitModel("encoded-test.safetensors", " has no tensor \"" + name + "\"");
            }
            List<Integer> shape = test.tensor(name).shape();
            images = images == 0 ? shape.get(0) : images;
            List<Integer> expected = name.equals("label") ? List.of(images) : List.of(images, latent);
            if (!shape.equals(expected)) {
                throw new UnfitModel(
                        "encoded-test.safetensors",
                        ": the tensor \"" + name + "\" has the shape " + shape + "; expected " + expected);
            }
        }
    }

    private static void checkCard(String card) {
        try {
            JsonNode json = JSON.readTree(card);
            for (String part : List.of("settings", "dataset", "decoder", "encoder")) {
                if (!json.path(part).isObject()) {
                    throw new UnfitModel("card.json", " has no object \"" + part + "\"");
                }
            }
            if (!json.path("metrics").isArray()) {
                throw new UnfitModel("card.json", " has no list \"metrics\"");
            }
        } catch (JsonProcessingException fault) {
            throw new UnfitModel("card.json", " is no JSON: " + fault.getOriginalMessage());
        }
    }
}
