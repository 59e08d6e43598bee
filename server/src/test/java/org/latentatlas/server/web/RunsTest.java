package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

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
    @TempDir
    private Path data;

    private static JsonNode await(TestSite site, String token, Predicate<JsonNode> reached) {
        return site.awaitRun(token, "1", reached);
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

            HttpResponse<String> started = site.postAs(token, "/api/v1/runs", TinyRuns.SMALL);
            assertThat(started.statusCode()).isEqualTo(201);
            assertThat(started.headers().firstValue("Location")).contains("/api/v1/runs/1");
            List<String> events = site.send(
                            site.request("/admin/runs/1/events").header("Accept", "text/event-stream"),
                            BodyHandlers.ofLines())
                    .body()
                    .toList();
            JsonNode run = await(site, token, TinyRuns.in("finished"));

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
            site.postAs(token, "/api/v1/runs", TinyRuns.ENDLESS);
            epochs = await(site, token, run -> run.get("epochs").size() >= 2)
                    .get("epochs")
                    .size();
        }
        try (TestSite site = TestSite.start(data)) {
            JsonNode resumed = await(site, token, run -> run.get("epochs").size() > epochs);
            assertThat(resumed.get("epochs").get(epochs).get("epoch").asInt()).isEqualTo(epochs + 1);

            assertThat(site.postAs(token, "/api/v1/runs/1/cancel", "").statusCode())
                    .isEqualTo(202);
            JsonNode cancelled = await(site, token, TinyRuns.in("cancelled"));
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

            site.postAs(token, "/api/v1/runs", TinyRuns.SMALL);
            JsonNode failed = await(site, token, TinyRuns.in("failed"));

            assertThat(failed.get("message").asText()).contains("disk is full", "Make room", "resume");
            assertThat(failed.get("epochs"))
                    .as("an epoch without its checkpoint")
                    .isEmpty();
            assertThat(site.publishedModel()).isEqualTo(published);

            sql.execute("drop trigger full_disk");
            site.postAs(token, "/api/v1/runs/1/resume", "");
            assertThat(await(site, token, TinyRuns.in("finished"))
                            .get("message")
                            .isNull())
                    .isTrue();
        }
    }
}
