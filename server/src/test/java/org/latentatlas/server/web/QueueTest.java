package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that wait for their turn. */
@Timeout(120)
class QueueTest {
    @TempDir
    private Path data;

    @Test
    void aRunThatWaitsIsCancelledAtOnce() {
        try (TestSite site = TestSite.start(data)) {
            site.setUp();
            String token = site.apiToken();
            site.postAs(token, "/api/v1/runs", TinyRuns.ENDLESS);
            site.postAs(token, "/api/v1/runs", TinyRuns.SMALL);

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
            site.postAs(token, "/api/v1/runs", TinyRuns.ENDLESS);
            site.awaitRun(token, "1", TinyRuns.in("running"));
            for (int run = 2; run <= 4; run++) {
                site.postAs(token, "/api/v1/runs", TinyRuns.SMALL);
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
    void aRunThatTrainsOrWaitsIsNotDeleted() {
        try (TestSite site = TestSite.start(data)) {
            site.setUp();
            String token = site.apiToken();
            site.postAs(token, "/api/v1/runs", TinyRuns.ENDLESS);
            site.postAs(token, "/api/v1/runs", TinyRuns.SMALL);

            HttpResponse<String> refused = site.deleteAs(token, "/api/v1/runs/2");

            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("cancel it first");
            assertThat(site.getAs(token, "/api/v1/runs/2").statusCode()).isEqualTo(200);
        }
    }
}
