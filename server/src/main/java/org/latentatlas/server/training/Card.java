package org.latentatlas.server.training;

import ai.djl.Device;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.latentatlas.network.Architecture;
import org.latentatlas.server.Sha256;
import org.latentatlas.server.datasets.DataSet;

/** The card of a model: where it comes from and what it can do, as JSON. The same run gives the same card. */
final class Card {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Card() {}

    static String write(
            TrainingSettings settings,
            DataSet data,
            Device device,
            Vae vae,
            byte[] decoder,
            byte[] encoder,
            byte[] encodedTest,
            List<Metric> metrics) {
        ObjectNode card = JSON.createObjectNode();
        card.put("name", name(settings));
        card.put("latentSize", settings.latentSize());
        ObjectNode dataset = card.putObject("dataset");
        dataset.put("name", data.name());
        dataset.set("md5", JSON.valueToTree(new TreeMap<>(data.md5())));
        card.set("settings", SettingsJson.tree(settings));
        card.put("seed", settings.seed());
        card.put("command", command(settings));
        card.put("device", device.isGpu() ? "gpu" : "cpu");
        card.put("threads", Torch.threads(settings.threads()));
        card.set("decoder", file(decoder, vae.decoder().architecture()));
        card.set("encoder", file(encoder, vae.encoder().architecture()));
        ObjectNode encoded = card.putObject("encodedTest");
        encoded.put("sha256", Sha256.hex(encodedTest));
        encoded.put("bytes", encodedTest.length);
        card.set("metrics", JSON.valueToTree(metrics));
        return print(card);
    }

    /** The text of a card. */
    static String print(ObjectNode card) {
        var printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return JSON.writer(printer).writeValueAsString(card) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a card is plain data", impossible);
        }
    }

    private static String name(TrainingSettings settings) {
        String dataset = switch (settings.dataset()) {
            case "mnist" -> "MNIST";
            case "drawn" -> "Drawn digits";
            default -> settings.dataset();
        };
        String network = settings.network().equals("dense") ? "" : ", " + settings.network();
        String objective = settings.objective().equals("vae") ? "" : ", " + settings.objective();
        return dataset + " " + settings.latentSize() + "-D" + network + objective;
    }

    private static ObjectNode file(byte[] bytes, Architecture architecture) {
        ObjectNode file = JSON.createObjectNode();
        file.put("sha256", Sha256.hex(bytes));
        file.put("bytes", bytes.length);
        file.put("parameters", architecture.parameters());
        return file;
    }

    /** The command line that trains the same model again; where the number of threads was left open, those that there were. */
    private static String command(TrainingSettings settings) {
        TrainingSettings fixed = settings.with(Map.of("threads", Torch.threads(settings.threads())));
        return "java -jar server/target/latent-atlas.jar train --datasets DIR" + SettingOptions.line(fixed)
                + " --out DIR";
    }
}
