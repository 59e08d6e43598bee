package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class CommandsTest {
    @TempDir
    Path folder;

    private final StringWriter output = new StringWriter();

    private int train(String... arguments) {
        return run(new TrainCommand(), arguments);
    }

    private int run(Object command, String... arguments) {
        var printer = new PrintWriter(output);
        return new CommandLine(command).setOut(printer).setErr(printer).execute(arguments);
    }

    private String[] small(int epochs, Path out, String... more) {
        String line = "--datasets " + folder + " --dataset drawn --latent 2 --hidden 16,24 --limit 2000 --batch 100"
                + " --schedule constant --threads 2 --device cpu --epochs " + epochs + " --out " + out;
        return (line + " " + String.join(" ", more)).trim().split(" ", -1);
    }

    @Test
    void writesAModelThatCanBeEvaluatedAndResumed() throws IOException, NoSuchAlgorithmException {
        Path once = folder.resolve("once");
        assertThat(train(small(2, once))).isZero();
        assertThat(output.toString()).contains("epoch   1  train ELBO -").contains("images/s");

        JsonNode card = new ObjectMapper().readTree(once.resolve("card.json").toFile());
        assertThat(card.at("/name").asText()).isEqualTo("Drawn digits 2-D");
        assertThat(card.at("/settings/epochs").asInt()).isEqualTo(2);
        assertThat(card.at("/command").asText())
                .isEqualTo(
                        "java -jar server/target/latent-atlas.jar train --datasets DIR --dataset drawn --hidden 16,24"
                                + " --epochs 2 --batch 100 --schedule constant --device cpu --threads 2 --limit 2000 --out DIR");
        byte[] decoder = Files.readAllBytes(once.resolve("decoder.safetensors"));
        assertThat(card.at("/decoder/bytes").asInt()).isEqualTo(decoder.length);
        assertThat(card.at("/decoder/sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(decoder)));
        assertThat(card.at("/metrics").findValuesAsText("name"))
                .containsExactly(
                        "negative-elbo",
                        "reconstruction",
                        "kl",
                        "negative-log-likelihood",
                        "grid-negative-log-likelihood",
                        "active-units",
                        "aggregate-posterior-sliced-wasserstein",
                        "nearest-neighbour-accuracy");
        double negativeElbo = card.at("/metrics/0/value").asDouble();
        assertThat(negativeElbo).isBetween(100.0, 600.0);

        output.getBuffer().setLength(0);
        String[] asked = {"--datasets", folder.toString(), "--samples", "20", "--write", once.toString()};
        assertThat(run(new EvaluateCommand(), asked)).isZero();
        assertThat(output.toString())
                .containsPattern("negative-elbo +" + card.at("/metrics/0/value").asText() + "0* ± [0-9.]+ nats")
                .containsPattern("negative-log-likelihood +[0-9.]+ ± [0-9.]+ nats per image \\(.*over 20 z drawn");
        JsonNode rewritten =
                new ObjectMapper().readTree(once.resolve("card.json").toFile());
        assertThat(rewritten.at("/metrics/3/samples").asInt()).isEqualTo(20);
        assertThat(rewritten.at("/metrics/0")).isEqualTo(card.at("/metrics/0"));
        assertThat(rewritten.at("/settings")).isEqualTo(card.at("/settings"));

        Path twice = folder.resolve("twice");
        assertThat(train(small(1, twice))).isZero();
        assertThat(train(small(2, twice, "--resume"))).isZero();
        assertThat(twice.resolve("decoder.safetensors")).hasSameBinaryContentAs(once.resolve("decoder.safetensors"));
        try (var files = Files.list(twice)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "card.json",
                            "checkpoint.safetensors",
                            "decoder.safetensors",
                            "encoded-test.safetensors",
                            "encoder.safetensors");
        }
    }

    private String printed(String... arguments) {
        output.getBuffer().setLength(0);
        assertThat(train(arguments)).isZero();
        return output.toString();
    }

    @Test
    void printsSettingsThatItReads() throws IOException {
        String text =
                printed("--print-settings", "--objective", "iwae", "--beta-warm-up", "3", "--learning-rate", "1e-3");
        Path file = Files.writeString(folder.resolve("settings.json"), text);

        assertThat(text).contains("\"samples\":5,", "\"betaWarmUp\":3,", "\"learningRate\":0.001,");
        assertThat(printed("--print-settings", "--settings", file.toString())).isEqualTo(text);
        assertThat(printed("--print-settings", "--settings", file.toString(), "--samples", "8"))
                .isEqualTo(text.replace("\"samples\":5", "\"samples\":8"));
    }

    @Test
    void namesTheSettingsFileThatCannotBeRead() throws IOException {
        Path file = Files.writeString(folder.resolve("settings.json"), "{\"epochs\":");

        assertThat(train("--print-settings", "--settings", file.toString())).isEqualTo(2);
        assertThat(output.toString()).startsWith(file + ": The settings are no JSON object: Unexpected end-of-input");
        output.getBuffer().setLength(0);
        assertThat(train("--print-settings", "--settings", folder.toString())).isEqualTo(2);
        assertThat(output.toString()).startsWith("There is no settings file " + folder + ".");
    }

    @Test
    void resumesWithTheSettingsOfTheCheckpoint() throws IOException {
        Path out = folder.resolve("resumed");
        assertThat(train(small(1, out))).isZero();

        assertThat(train("--resume", "--epochs", "2", "--out", out.toString())).isZero();

        assertThat(output.toString()).contains("epoch   2  train ELBO -");
        assertThat(train("--resume", "--epochs", "3", "--beta", "2", "--out", out.toString()))
                .isEqualTo(1);
        assertThat(output.toString()).contains("other settings: beta is 1 there and 2 here");
    }

    @Test
    void namesWhatIsWrong() {
        Path out = folder.resolve("out");
        assertThat(train(small(0, out))).isEqualTo(2);
        assertThat(output.toString()).contains("epochs is 0; expected 1 to 10000.");
        assertThat(train(small(1, out, "--resume"))).isEqualTo(1);
        assertThat(output.toString()).contains("there is nothing to resume");
        assertThat(run(new EvaluateCommand(), out.toString())).isEqualTo(1);
        assertThat(output.toString()).contains("is no exported model: card.json is missing");
        assertThat(run(new EvaluateCommand(), "--samples", "0", out.toString())).isEqualTo(2);
        assertThat(output.toString()).contains("samples is 0; expected 1 to 100000.");
    }
}
