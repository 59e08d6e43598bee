package org.latentatlas.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latentatlas.server.CannotStart;
import picocli.CommandLine;

/** Models go out as files and come in again, and files that are none are refused whole. */
@Timeout(60)
class ModelsCommandTest {
    private static final List<String> FILES =
            List.of("decoder.safetensors", "encoder.safetensors", "encoded-test.safetensors", "card.json");

    @TempDir
    private Path folder;

    private Path files;

    @BeforeEach
    void writeABundledModel() throws IOException {
        files = Files.createDirectory(folder.resolve("files"));
        copy("mnist-2d", FILES);
    }

    private void copy(String model, List<String> names) throws IOException {
        for (String name : names) {
            try (InputStream in = ModelsCommandTest.class.getResourceAsStream("/models/" + model + "/" + name)) {
                Files.write(files.resolve(name), in.readAllBytes());
            }
        }
    }

    private String run(String... arguments) {
        var output = new StringWriter();
        var words = new ArrayList<>(List.of(arguments));
        words.add("--data");
        words.add(folder.resolve("data").toString());
        var line = new CommandLine(new ModelsCommand()).setOut(new PrintWriter(output));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof CannotStart) {
                output.write(failure.getMessage());
                return 1;
            }
            throw failure;
        });
        line.execute(words.toArray(String[]::new));
        return output.toString().strip();
    }

    @Test
    void aModelComesInIsPublishedAndGoesOutAsTheSameFiles() throws IOException {
        String id = run("import", files.toString()).substring(0, 16);
        assertThat(run("list")).isEqualTo(id + "  MNIST 2-D  not published");
        assertThat(run("publish", id)).endsWith("on the site");
        assertThat(run("list")).isEqualTo(id + "  MNIST 2-D  on the site");

        Path out = folder.resolve("out");
        assertThat(run("export", id, out.toString())).endsWith("written to " + out);
        for (String name : FILES) {
            assertThat(out.resolve(name)).as(name).hasSameBinaryContentAs(files.resolve(name));
        }
        assertThat(run("withdraw", id)).contains("The site serves no other model");
        assertThat(run("export", "0123456789abcdef", out.toString()))
                .isEqualTo("There is no model \"0123456789abcdef\".");
    }

    @Test
    void filesThatDoNotFitAreRefusedByName() throws IOException {
        copy("mnist-16d", List.of("encoder.safetensors"));
        assertThat(run("import", files.toString()))
                .contains("encoder.safetensors has 16 latent dimensions; expected 2, those of decoder.safetensors");

        copy("mnist-2d", List.of("encoder.safetensors"));
        copy("mnist-16d", List.of("encoded-test.safetensors"));
        assertThat(run("import", files.toString()))
                .contains(
                        "encoded-test.safetensors: the tensor \"mean\" has the shape [10000, 16]; expected [10000, 2]");

        copy("mnist-2d", List.of("encoded-test.safetensors"));
        Files.writeString(files.resolve("card.json"), "{\"settings\":{}}");
        assertThat(run("import", files.toString())).contains("card.json has no object \"dataset\"");

        Files.write(files.resolve("decoder.safetensors"), new byte[40]);
        assertThat(run("import", files.toString())).contains("Nothing was imported", "decoder.safetensors: ");

        Files.delete(files.resolve("decoder.safetensors"));
        assertThat(run("import", files.toString())).contains("decoder.safetensors is missing");
        assertThat(run("list")).isEmpty();
    }
}
