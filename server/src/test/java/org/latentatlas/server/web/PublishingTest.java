package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What visitors find after models were published, withdrawn and brought back. */
@Timeout(180)
class PublishingTest {
    private static final String GOOD =
            "{\"dataset\":\"drawn\",\"limit\":400,\"hidden\":[16],\"epochs\":8,\"batch\":50,\"learningRate\":0.01,\"device\":\"cpu\"}";
    private static final String BAD = GOOD.replace("\"epochs\":8", "\"epochs\":1");

    @TempDir
    private Path data;

    private static String trained(TestSite site, String token, String settings) {
        String run = TestSite.json(site.postAs(token, "/api/v1/runs", settings))
                .get("id")
                .asText();
        return site.awaitRun(token, run, now -> !now.get("model").isNull())
                .get("model")
                .asText();
    }

    /** The rows of what the site served, in a few words. */
    private static List<String> history(String page) {
        Matcher row = Pattern.compile(
                        "<tr>\\s*<td>[^<]*</td>\\s*<td>.*?<code>(\\w+)</code></td>\\s*<td>(.*?)</td>\\s*<td>(.*?)</td>",
                        Pattern.DOTALL)
                .matcher(page.substring(page.indexOf("history-heading")));
        return row.results()
                .map(found -> found.group(1)
                        + (found.group(2).equals("–") ? "" : " withdrawn")
                        + (found.group(3).contains("Publish again") ? ", again" : ""))
                .toList();
    }

    @Test
    void aWorseModelIsPublishedOnlyWhenThatIsConfirmedAndTheSiteGoesBack() {
        try (TestSite site = TestSite.start(data)) {
            site.setUp();
            String token = site.apiToken();
            String good = trained(site, token, GOOD);
            String bad = trained(site, token, BAD);
            String mnist = site.publishedModel();
            assertThat(site.postAs(token, "/api/v1/models/" + good + "/publish", "")
                            .statusCode())
                    .as("models of other data do not compare")
                    .isEqualTo(200);

            HttpResponse<String> refused = site.postAs(token, "/api/v1/models/" + bad + "/publish", "");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body())
                    .contains("is worse than the model that the site serves", "\"field\":\"confirmed\"");
            String csrf = site.formToken("/admin");
            HttpResponse<String> asked = site.postForm("/admin/models/" + bad + "/publish", Map.of("csrf", csrf));
            assertThat(asked.statusCode()).isEqualTo(409);
            assertThat(asked.body()).contains("Publish a worse model?", "Publish it all the same");
            assertThat(site.publishedModel()).isEqualTo(good);

            assertThat(site.postAs(token, "/api/v1/models/" + bad + "/publish?confirmed=maybe", "")
                            .statusCode())
                    .isEqualTo(400);
            site.postForm("/admin/models/" + bad + "/publish", Map.of("csrf", csrf, "confirmed", "yes"));
            assertThat(site.publishedModel()).isEqualTo(bad);

            String walk = TestSite.json(
                            site.postJson("/api/v1/walks", "{\"model\":\"" + bad + "\",\"stops\":[[0,0],[1,1]]}"))
                    .get("url")
                    .asText();
            assertThat(site.postAs(token, "/api/v1/models/" + bad + "/withdraw", "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(site.publishedModel()).isEqualTo(good);
            assertThat(site.get("/models").body()).contains(good, mnist).doesNotContain(bad);
            assertThat(site.get(walk).body()).as("links keep their model").contains(bad);

            site.postAs(token, "/api/v1/models/" + good + "/withdraw", "");
            assertThat(site.publishedModel()).isEqualTo(mnist);
            HttpResponse<String> last = site.postAs(token, "/api/v1/models/" + mnist + "/withdraw", "");
            assertThat(last.statusCode()).isEqualTo(409);
            assertThat(last.body()).contains("publish one before");
            assertThat(site.get("/models").body()).contains(mnist).doesNotContain(good);
            assertThat(history(site.get("/admin").body()))
                    .as("the newest first, and which of them can be published again")
                    .containsExactly(bad + " withdrawn, again", good + " withdrawn, again", mnist);
        }
    }
}
