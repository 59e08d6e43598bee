package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The file system has no room for a checkpoint: here by a limit on the size of files, which makes the same write fail. */
@Timeout(180)
class FullDiskTest {
    /** Its checkpoint is about 12 MB: 1 million weights and Adam's two moments of each. */
    private static final String SETTINGS = """
            {"dataset":"drawn","limit":400,"epochs":1000,"batch":100,"hidden":[600],"threads":1,"seed":3,"device":"cpu"}""";

    @TempDir
    private Path folder;

    @Test
    void theRunFailsWithTheNameOfTheFileAndGoesOnFromTheCheckpointBefore() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        String token;
        long run;
        try (SiteProcess site = SiteProcess.start(data)) {
            token = SiteProcess.token(data);
            var client = new RunClient(site.address(), token);
            run = client.start(SETTINGS);
            client.await(run, now -> now.get("epochs").size() >= 1);
        }
        List<String> small = List.of("bash", "-c", "ulimit -f 8000 && exec \"$@\"", "bash"); // 8 MB
        try (SiteProcess site = SiteProcess.start(data, small)) {
            var client = new RunClient(site.address(), token);
            JsonNode failed = client.await(run, "failed");
            assertThat(failed.get("message").asText())
                    .contains("could not be written to the database " + data.resolve("latent-atlas.db"), "Make room");
        }
        try (SiteProcess site = SiteProcess.start(data)) {
            var client = new RunClient(site.address(), token);
            int epochs = client.run(run).get("epochs").size();
            client.tell(run, "resume");
            client.await(run, now -> now.get("epochs").size() > epochs);
            assertThat(epochs).isPositive();
        }
    }
}
