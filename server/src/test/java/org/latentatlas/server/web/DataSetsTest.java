package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A site that has data sets of its own only, and keeps nothing of what it refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DataSetsTest {
    Path folder;
    TestSite site;
    String token;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        folder = Files.createDirectory(data.resolve("sets"));
        site = TestSite.start(data.resolve("data"), folder);
        site.setUp();
        token = site.apiToken();
    }

    @AfterAll
    void stop() throws IOException {
        site.close();
        assertThat(unfinished()).as("what refused uploads left behind").isZero();
    }

    /** Uploads that have begun and left something; their folders' names begin with a dot, as no data set's does. */
    long unfinished() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            return left.filter(path -> path.getFileName().toString().startsWith("."))
                    .count();
        }
    }
}
