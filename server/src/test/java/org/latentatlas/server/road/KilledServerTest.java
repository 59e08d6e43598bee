package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A power cut in the middle of a run. */
@Timeout(240)
class KilledServerTest {
    private static final String SETTINGS = """
            {"dataset":"mnist","limit":4000,"epochs":8,"batch":5,"hidden":[64,128],"threads":1}""";

    @TempDir
    private Path folder;

    @Test
    void nothingPublishedIsLostAndTheRunGoesOnByItself() throws Exception {
        Path data = folder.resolve("data");
        String token;
        String published;
        long run;
        JsonNode before;
        try (SiteProcess site = SiteProcess.start(data)) {
            token = SiteProcess.token(data);
            var client = new RunClient(site.address(), token);
            published = client.get("/api/v1/models").at("/0/id").asText();
            run = client.start(SETTINGS);
            before = client.await(run, RunClient.IN_MID_EPOCH).get("epochs");
            site.kill();
        }
        try (SiteProcess site = SiteProcess.start(data)) {
            var client = new RunClient(site.address(), token);
            assertThat(client.get("/api/v1/models").at("/0/id").asText()).isEqualTo(published);
            JsonNode finished = client.await(run, "finished");
            assertThat(finished.get("epochs")).hasSize(8);
            assertThat(finished.get("epochs").get(0))
                    .as("what was computed before the cut")
                    .isEqualTo(before.get(0));
        }
    }
}
