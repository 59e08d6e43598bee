package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be done with runs that have ended. */
@Timeout(120)
class EndedRunsTest {
    @TempDir
    private Path data;

    @Test
    void runsAreComparedExportedAndDeletedWhileTheirModelStays() {
        try (TestSite site = TestSite.start(data)) {
            site.setUp();
            String token = site.apiToken();
            site.postAs(token, "/api/v1/runs", TinyRuns.SMALL.replace("\"seed\":5", "\"seed\":6,\"beta\":2"));
            site.postAs(token, "/api/v1/runs", TinyRuns.SMALL);
            site.awaitRun(token, "2", TinyRuns.in("finished"));

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
}
