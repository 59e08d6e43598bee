package org.latentatlas.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latentatlas.server.TestDataSets;

@Timeout(60)
class MnistDownloadTest {
    private static final DownloadListener SILENT = (file, bytes, total) -> {};

    @TempDir
    Path folder;

    private HttpServer mirror;

    @BeforeEach
    void startMirror() throws IOException {
        mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Path originals = TestDataSets.folder().resolve("mnist");
        mirror.createContext("/good/", exchange -> {
            Path file = originals.resolve(exchange.getRequestURI().getPath().substring("/good/".length()));
            byte[] content = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        mirror.createContext("/torn/", exchange -> {
            Path file = originals.resolve(exchange.getRequestURI().getPath().substring("/torn/".length()));
            byte[] content = Files.readAllBytes(file);
            byte[] sent = file.toString().contains("t10k-labels") ? Arrays.copyOf(content, 1000) : content;
            exchange.sendResponseHeaders(200, sent.length);
            exchange.getResponseBody().write(sent);
            exchange.close();
        });
        mirror.start();
    }

    @AfterEach
    void stopMirror() {
        mirror.stop(0);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + mirror.getAddress().getPort() + path);
    }

    @Test
    void takesTheFilesFromTheFirstMirrorThatHasThemAndReportsProgress() throws IOException {
        var received = new AtomicLong();
        var mirrors = List.of(address("/nothing/"), address("/good/"));

        DataSet mnist = new DataSets(folder, mirrors).open("mnist", (file, bytes, total) -> {
            assertThat(bytes).isLessThanOrEqualTo(total);
            received.set(bytes);
        });

        assertThat(mnist.trainCount()).isEqualTo(60_000);
        assertThat(received).hasPositiveValue();
        try (var files = Files.list(folder.resolve("mnist"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "train-images-idx3-ubyte.gz",
                            "train-labels-idx1-ubyte.gz",
                            "t10k-images-idx3-ubyte.gz",
                            "t10k-labels-idx1-ubyte.gz");
        }
    }

    @Test
    void leavesNothingBehindWhenOneFileIsDamaged() throws IOException {
        var sets = new DataSets(folder, List.of(address("/torn/")));

        assertThatThrownBy(() -> sets.open("mnist", SILENT))
                .isInstanceOf(DataSetUnavailable.class)
                .hasMessageContaining("t10k-labels-idx1-ubyte.gz at offset");
        try (var files = Files.list(folder.resolve("mnist"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void namesTheFourFilesAndTheFolderWhenNoMirrorAnswers() {
        var sets = new DataSets(folder, List.of(address("/nothing/"), URI.create("http://127.0.0.1:9/")));

        assertThatThrownBy(() -> sets.open("mnist", SILENT))
                .isInstanceOf(DataSetUnavailable.class)
                .hasMessageContaining("train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, "
                        + "t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz")
                .hasMessageContaining(folder.resolve("mnist").toString())
                .hasMessageContaining("status 404");
    }

    @Test
    void fetchesOnlyWhatIsMissing() throws IOException {
        Path mnist = Files.createDirectories(folder.resolve("mnist"));
        Path originals = TestDataSets.folder().resolve("mnist");
        for (String name :
                List.of("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz")) {
            Files.copy(originals.resolve(name), mnist.resolve(name));
        }

        new DataSets(folder, List.of(address("/good/")))
                .open("mnist", (file, bytes, total) -> assertThat(file).isEqualTo("t10k-labels-idx1-ubyte.gz"));

        assertThat(mnist.resolve("t10k-labels-idx1-ubyte.gz")).exists();
    }
}
