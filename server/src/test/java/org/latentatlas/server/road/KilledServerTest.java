package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A power cut in the middle of a run. */
@Timeout(240)
class KilledServerTest {
    private static final String SETTINGS = """
            {"dataset":"mnist","limit":5000,"epochs":12,"batch":100,"hidden":[64,128],"threads":1}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void nothingPublishedIsLostAndTheRunResumes() throws Exception {
        Path data = folder.resolve("data");
        String token;
        String published;
        long run;
        int epochsBefore;
        try (SiteProcess site = SiteProcess.start(data)) {
            token = SiteProcess.token(data);
            published = send(site, "GET", "/api/v1/models", token).at("/0/id").asText();
            run = send(site, "POST", "/api/v1/runs", token).get("id").asLong();
            epochsBefore = waitFor(site, run, token, "running", 2).get("epochs").size();
            site.kill();
        }
        try (SiteProcess site = SiteProcess.start(data)) {
            assertThat(send(site, "GET", "/api/v1/models", token).at("/0/id").asText())
                    .isEqualTo(published);
            JsonNode interrupted = send(site, "GET", "/api/v1/runs/" + run, token);
            assertThat(interrupted.get("state").asText()).isEqualTo("interrupted");
            assertThat(interrupted.get("epochs").size()).isGreaterThanOrEqualTo(epochsBefore);

            send(site, "POST", "/api/v1/runs/" + run + "/resume", token);
            JsonNode finished = waitFor(site, run, token, "finished", 12);
            assertThat(finished.get("epochs")).hasSize(12);
            assertThat(finished.get("epochs").get(0))
                    .as("what was computed before the cut")
                    .isEqualTo(interrupted.get("epochs").get(0));
        }
    }

    private JsonNode waitFor(SiteProcess site, long run, String token, String state, int epochs) throws Exception {
        JsonNode node = send(site, "GET", "/api/v1/runs/" + run, token);
        while (!node.get("state").asText().equals(state) || node.get("epochs").size() < epochs) {
            assertThat(node.get("state").asText()).as("%s", node).isIn("queued", "running", state);
            Thread.sleep(50);
            node = send(site, "GET", "/api/v1/runs/" + run, token);
        }
        return node;
    }

    private JsonNode send(SiteProcess site, String method, String path, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.address() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, method.equals("POST") ? BodyPublishers.ofString(SETTINGS) : BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode())
                .as("%s %s: %s", method, path, response.body())
                .isBetween(200, 299);
        return json.readTree(response.body());
    }
}
