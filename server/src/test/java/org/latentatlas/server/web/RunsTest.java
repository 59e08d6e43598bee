package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class RunsTest {
    /** Two epochs of a tiny network on a few drawn digits. */
    private static final String SMALL =
            "{\"dataset\":\"drawn\",\"limit\":200,\"hidden\":[8],\"epochs\":2,\"batch\":100,\"seed\":5,\"device\":\"cpu\"}";

    private static final String ENDLESS = SMALL.replace("\"epochs\":2", "\"epochs\":10000");

    @TempDir
    private Path data;

    private static JsonNode await(TestSite site, String token, Predicate<JsonNode> reached) {
        return site.awaitRun(token, "1", reached);
    }

    private static Predicate<JsonNode> state(String state) {
        return run -> run.get("state").asText().equals(state);
    }

    @Test
    void aRunMakesAModelThatIsServedOncePublishedWhileOldLinksKeepTheirs() {
        try (TestSite site = TestSite.start(data)) {
            site.setUp();
            String token = site.apiToken();
            String before = site.publishedModel();
            String walk = "{\"model\":\"" + before + "\",\"stops\":[[0,0],[1,1]]}";
            String link = TestSite.json(site.postJson("/api/v1/walks", walk))
                    .get("url")
                    .asText();

            HttpResponse<String> started = site.postAs(token, "/api/v1/runs", SMALL);
            assertThat(started.statusCode()).isEqualTo(201);
            assertThat(started.headers().firstValue("Location")).contains("/api/v1/runs/1");
            List<String> events = site.send(
                            site.request("/admin/runs/1/events").header("Accept", "text/event-stream"),
                            BodyHandlers.ofLines())
                    .body()
                    .toList();
            JsonNode run = await(site, token, state("finished"));

            assertThat(run.get("epochs")).hasSize(2);
            assertThat(run.get("epochs").get(1).get("testElbo").asDouble()).isNegative();
            String model = run.get("model").asText();
            assertThat(site.get("/api/v1/models/" + model).statusCode()).isEqualTo(404);
            assertThat(TestSite.json(site.getAs(token, "/api/v1/models/" + model))
                            .get("published")
                            .asBoolean())
                    .isFalse();
            assertThat(site.publishedModel()).isEqualTo(before);
            assertThat(events)
                    .contains(
                            "event: state",
                            "event: progress",
                            "event: figures",
                            "event: snapshots",
                            "event: journal",
                            "event: ended");
            assertPicturesAndLog(site, token, run, model);

            assertThat(site.postAs(token, "/api/v1/models/" + model + "/publish", "")
                            .statusCode())
                    .isEqualTo(200);

            assertThat(site.publishedModel()).isEqualTo(model);
            assertThat(site.get("/").body()).contains(model);
            assertThat(site.get(link).body()).contains(before).doesNotContain(model);
            assertThat(site.get("/admin/runs/1").body()).contains("the one that the site serves", "<polyline");
            assertThat(site.postAs(token, "/api/v1/runs/1/cancel", "").statusCode())
                    .isEqualTo(409);
            assertThat(site.postAs(token, "/api/v1/runs/1/resume", "").statusCode())
                    .isEqualTo(409);
        }
    }

    private static void assertPicturesAndLog(TestSite site, String token, JsonNode run, String model) {
        assertThat(run.get("snapshots").findValuesAsText("epoch")).containsExactly("2", "1");
        for (JsonNode snapshot : run.get("snapshots")) {
            for (String picture : List.of("map", "reconstructions")) {
                HttpResponse<String> answer =
                        site.getAs(token, snapshot.get(picture).asText());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
            }
        }
        assertThat(site.getAs(token, "/api/v1/runs/1/snapshots/3/map.png").statusCode())
                .isEqualTo(404);
        assertThat(site.getAs(token, "/api/v1/runs/1/snapshots/1/other.png").statusCode())
                .isEqualTo(404);
        assertThat(run.get("log").findValuesAsText("what"))
                .hasSize(5)
                .first()
                .isEqualTo("Finished, with the model " + model + ".");
        assertThat(run.get("log").get(4).get("what").asText()).isEqualTo("Queued.");
        assertThat(run.get("log").get(3).get("what").asText()).startsWith("Begins on the processor, ");
        assertThat(run.get("log").get(2).get("what").asText()).startsWith("Checkpoint after epoch 1, test ELBO −");
        assertThat(site.get("/admin/runs/1").body())
                .contains("/admin/runs/1/snapshots/2/map.png", "The map after epoch 2: digits decoded", "Queued.");
        assertThat(site.get("/admin?like=1").body()).contains("From the epochs of run 1");
    }

    @Test
    void aRunUnderWayWhenTheServerEndsGoesOnFromItsCheckpointWithTheNextOneAndCanBeCancelled() {
        String token;
        int epochs;
        try (TestSite site = TestSite.start(data)) {
            site.setUp();
            token = site.apiToken();
            site.postAs(token, "/api/v1/runs", ENDLESS);
            epochs = await(site, token, run -> run.get("epochs").size() >= 2)
                    .get("epochs")
                    .size();
        }
        try (TestSite site = TestSite.start(data)) {
            JsonNode resumed = await(site, token, run -> run.get("epochs").size() > epochs);
            assertThat(resumed.get("epochs").get(epochs).get("epoch").asInt()).isEqualTo(epochs + 1);

            assertThat(site.postAs(token, "/api/v1/runs/1/cancel", "").statusCode())
                    .isEqualTo(202);
            JsonNode cancelled = await(site, token, state("cancelled"));
            assertThat(cancelled.get("model").asText()).hasSize(16);
        }
    }

    @Test
    void aCheckpointThatCannotBeWrittenFailsTheRunWithASentenceAndLosesNothing() throws SQLException {
        try (TestSite site = TestSite.start(data);
                Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("latent-atlas.db"));
                Statement sql = database.createStatement()) {
            site.setUp();
            String token = site.apiToken();
            String published = site.publishedModel();
            sql.execute("create trigger full_disk before insert on checkpoint"
                    + " begin select raise(abort, 'database or disk is full'); end");

            site.postAs(token, "/api/v1/runs", SMALL);
            JsonNode failed = await(site, token, state("failed"));

            assertThat(failed.get("message").asText()).contains("disk is full", "Make room", "resume");
            assertThat(failed.get("epochs"))
                    .as("an epoch without its checkpoint")
                    .isEmpty();
            assertThat(site.publishedModel()).isEqualTo(published);

            sql.execute("drop trigger full_disk");
            site.postAs(token, "/api/v1/runs/1/resume", "");
            assertThat(await(site, token, state("finished")).get("message").isNull())
                    .isTrue();
        }
    }

    @Test
    void aRunThatWaitsIsCancelledAtOnce() {
        try (TestSite site = TestSite.start(data)) {
            site.setUp();
            String token = site.apiToken();
            site.postAs(token, "/api/v1/runs", ENDLESS);
            site.postAs(token, "/api/v1/runs", SMALL);

            HttpResponse<String> answer = site.postAs(token, "/api/v1/runs/2/cancel", "");

            assertThat(TestSite.json(answer).get("state").asText()).isEqualTo("cancelled");
            assertThat(TestSite.json(answer).get("model").isNull()).isTrue();
        }
    }

    @Test
    void theQueueIsReorderedAndKeepsItsOrder() {
        try (TestSite site = TestSite.start(data)) {
            site.setUp();
            String token = site.apiToken();
            site.postAs(token, "/api/v1/runs", ENDLESS);
            await(site, token, state("running"));
            for (int run = 2; run <= 4; run++) {
                site.postAs(token, "/api/v1/runs", SMALL);
            }

            assertThat(site.postAs(token, "/api/v1/runs/4/earlier", "").statusCode())
                    .isEqualTo(200);
            assertThat(site.postAs(token, "/api/v1/runs/2/later", "").statusCode())
                    .isEqualTo(200);
            assertThat(site.postAs(token, "/api/v1/runs/4/earlier", "").statusCode())
                    .as("the first stays the first")
                    .isEqualTo(200);

            assertThat(TestSite.json(site.getAs(token, "/api/v1/runs")).findValuesAsText("id"))
                    .containsExactly("1", "4", "2", "3");
            assertThat(site.get("/admin/runs/3").body()).contains("Waits for 3 runs before it");
            HttpResponse<String> refused = site.postAs(token, "/api/v1/runs/1/later", "");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("Run 1 is running and has no place in the queue.");
        }
    }

    @Test
    void runsAreComparedExportedAndDeletedWhileTheirModelStays() {
        try (TestSite site = TestSite.start(data)) {
            site.setUp();
            String token = site.apiToken();
            site.postAs(token, "/api/v1/runs", SMALL.replace("\"seed\":5", "\"seed\":6,\"beta\":2"));
            site.postAs(token, "/api/v1/runs", SMALL);
            site.awaitRun(token, "2", state("finished"));

            List<String> lines = site.getAs(token, "/api/v1/runs/1/epochs.csv")
                    .body()
                    .lines()
                    .toList();
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0))
                    .startsWith("epoch,trainElbo,")
                    .endsWith(",testKl.z1,testKl.z2,meanVariance.z1,meanVariance.z2");
            String[] last = lines.get(2).split(",", -1);
            assertThat(last).hasSize(14);
            assertThat(Double.parseDouble(last[10]) + Double.parseDouble(last[11]))
                    .as("the KL of the dimensions")
                    .isCloseTo(Double.parseDouble(last[7]), within(1e-9));
            assertThat(Double.parseDouble(last[4]))
                    .as("the loss with beta 2")
                    .isCloseTo(2 * Double.parseDouble(last[3]) - Double.parseDouble(last[2]), within(0.01));

            String compared = site.get("/admin/compare?run=1&run=2").body();
            assertThat(compared)
                    .contains("<code>beta</code>", "<code>seed</code>", "class=\"run-1\"", "class=\"run-2\"");
            assertThat(compared).doesNotContain("<code>batch</code>");
            assertThat(site.get("/admin/compare").body()).contains("Tick two to 4 runs");
            HttpResponse<String> tooMany = site.get("/admin/compare?run=1&run=2&run=3&run=4&run=5");
            assertThat(tooMany.statusCode()).isEqualTo(422);
            assertThat(tooMany.body()).contains("5 runs are chosen, and 4 can be compared at once");
            assertThat(site.get("/admin/compare?run=1&run=x").statusCode()).isEqualTo(404);

            String model = TestSite.json(site.getAs(token, "/api/v1/runs/1"))
                    .get("model")
                    .asText();
            assertThat(site.deleteAs(token, "/api/v1/runs/1").statusCode()).isEqualTo(204);
            assertThat(site.getAs(token, "/api/v1/runs/1").statusCode()).isEqualTo(404);
            assertThat(site.getAs(token, "/api/v1/models/" + model).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aRunThatTrainsOrWaitsIsNotDeleted() {
        try (TestSite site = TestSite.start(data)) {
            site.setUp();
            String token = site.apiToken();
            site.postAs(token, "/api/v1/runs", ENDLESS);
            site.postAs(token, "/api/v1/runs", SMALL);

            HttpResponse<String> refused = site.deleteAs(token, "/api/v1/runs/2");

            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("cancel it first");
            assertThat(site.getAs(token, "/api/v1/runs/2").statusCode()).isEqualTo(200);
        }
    }
}
