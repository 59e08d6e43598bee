package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Predicate;

/** An administrator's program that starts runs and watches them through the API. */
final class RunClient {
    /** Reached when the run trains on pictures of an epoch after its second. */
    static final Predicate<JsonNode> IN_MID_EPOCH = run -> {
        assertThat(run.get("state").asText())
                .as("a run that ended before anybody looked, or failed: %s", run)
                .isIn("queued", "running");
        return run.get("epochs").size() >= 2
                && run.path("progress").path("images").asInt() > 0
                && run.path("progress").path("epoch").asInt() > 2;
    };

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String address;
    private final String token;

    RunClient(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Queues a run and gives its id. */
    long start(String settings) throws IOException, InterruptedException {
        return send("POST", "/api/v1/runs", settings).get("id").asLong();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    JsonNode run(long id) throws IOException, InterruptedException {
        return get("/api/v1/runs/" + id);
    }

    JsonNode tell(long id, String what) throws IOException, InterruptedException {
        return send("POST", "/api/v1/runs/" + id + "/" + what, "");
    }

    /** Waits for a state, which must come without failure; the test's own time limit ends it. */
    JsonNode await(long id, String state) throws IOException, InterruptedException {
        return await(id, run -> {
            String now = run.get("state").asText();
            assertThat(now).as("%s", run).isIn("queued", "running", "cancelling", state);
            return now.equals(state);
        });
    }

    /** Waits for a run to come so far. */
    JsonNode await(long id, Predicate<JsonNode> reached) throws IOException, InterruptedException {
        JsonNode run = run(id);
        while (!reached.test(run)) {
            Thread.sleep(30);
            run = run(id);
        }
        return run;
    }

    /** Asks again while the database is away (503). */
    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        while (response.statusCode() == 503) {
            Thread.sleep(100);
            response = client.send(request, BodyHandlers.ofString());
        }
        assertThat(response.statusCode())
                .as("%s %s: %s", method, path, response.body())
                .isBetween(200, 299);
        return json.readTree(response.body());
    }
}
