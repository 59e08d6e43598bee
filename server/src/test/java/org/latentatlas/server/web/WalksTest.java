package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalksTest {
    private TestSite site;
    private String model;

    @BeforeAll
    void start(@TempDir Path data) {
        site = TestSite.start(data);
        model = site.publishedModel();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private String walk(String title) {
        return "{\"model\":\"" + model + "\",\"stops\":[[-1.5,0.5],[0.25,1],[1,-1]],\"path\":\"spline\","
                + "\"easing\":\"smooth\",\"secondsPerLeg\":2,\"loop\":true,\"title\":\"" + title + "\"}";
    }

    @Test
    void aSharedWalkIsFoundAgainUnderItsLink() {
        HttpResponse<String> shared = site.postJson("/api/v1/walks", walk("found again"));
        assertThat(shared.statusCode()).isEqualTo(201);
        JsonNode link = TestSite.json(shared);
        assertThat(link.get("url").asText()).isEqualTo("/w/" + link.get("id").asText());

        JsonNode found =
                TestSite.json(site.get("/api/v1/walks/" + link.get("id").asText()));
        assertThat(found.get("walk").toString()).isEqualTo(walk("found again"));
        assertThat(site.get(link.get("url").asText()).body()).contains("found again", model);
    }

    @Test
    void theSameWalkGetsTheSameLinkAndAnotherAnother() {
        String first = site.postJson("/api/v1/walks", walk("same")).body();
        String spaced =
                site.postJson("/api/v1/walks", walk("same").replace(",", " , ")).body();
        String other = site.postJson("/api/v1/walks", walk("other")).body();

        assertThat(spaced).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void theWalksPageShowsItselfElsewhereWithAPictureOfTheRightSize() throws IOException {
        String title = "<b>\\\"A walk\\\"</b>";
        String url = TestSite.json(site.postJson("/api/v1/walks", walk(title)))
                .get("url")
                .asText();

        String page = site.get(url).body();
        assertThat(page)
                .contains("property=\"og:image\" content=\"http://127.0.0.1:", url + "/preview.png")
                .contains("og:title")
                .doesNotContain("<b>");

        HttpResponse<byte[]> picture = site.send(site.request(url + "/preview.png"), BodyHandlers.ofByteArray());
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(picture.headers().firstValue("ETag")).isPresent();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.body()));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(picture.body().length).isLessThan(600_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model|MODEL|zz",
                "model|MODEL|0123456789abcdef",
                "stops|[[-1.5,0.5],[0.25,1],[1,-1]]|[[0,0]]",
                "stops|[[-1.5,0.5],[0.25,1],[1,-1]]|[[0,0],[1]]",
                "stops|[[-1.5,0.5],[0.25,1],[1,-1]]|[[0,0,0],[1,1,1]]",
                "stops|[[-1.5,0.5],[0.25,1],[1,-1]]|[[0,0],[1,1e9]]",
                "stops|[[-1.5,0.5],[0.25,1],[1,-1]]|[[0,0],[1,\"1\"]]",
                "stops|[[-1.5,0.5],[0.25,1],[1,-1]]|7",
                "path|spline|helicopter",
                "easing|smooth|rough",
                "secondsPerLeg|\"secondsPerLeg\":2|\"secondsPerLeg\":0",
                "secondsPerLeg|\"secondsPerLeg\":2|\"secondsPerLeg\":1e300",
                "loop|true|1",
                "even|\"title\"|\"even\":2,\"title\"",
                "note|\"title\"|\"note\":\"\\u0007\",\"title\"",
                "walk|[[-1.5,0.5],[0.25,1],[1,-1]]|[[0,0],[1,NaN]]",
                "walk|\"loop\"|\"lopp\"",
            })
    void aBadWalkIsRefusedWithTheFieldNamed(String field, String good, String bad) {
        String json = walk("").replace(good.equals("MODEL") ? model : good, bad);

        HttpResponse<String> answer = site.postJson("/api/v1/walks", json);

        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode error = TestSite.json(answer).get("errors").get(0);
        assertThat(error.get("field").asText()).isEqualTo(field);
        assertThat(error.get("message").asText()).isNotBlank();
    }

    @Test
    void aWalkOfTenThousandStopsIsRefused() {
        String stops = "[[-1.5,0.5]" + ",[0,1]".repeat(9_999) + "]";
        JsonNode problem =
                TestSite.json(site.postJson("/api/v1/walks", walk("").replace("[[-1.5,0.5],[0.25,1],[1,-1]]", stops)));

        assertThat(problem.get("errors").get(0).get("field").asText()).isEqualTo("stops");
        assertThat(problem.get("detail").asText()).contains("10000");
    }

    @Test
    void aNoteIsShownAsItWasWritten() {
        String walk = walk("noted").replace("\"title\"", "\"note\":\"<i>slow</i>\\nthen fast\",\"title\"");
        String url =
                TestSite.json(site.postJson("/api/v1/walks", walk)).get("url").asText();

        assertThat(site.get(url).body())
                .contains("&lt;i&gt;slow&lt;/i&gt;\nthen fast")
                .doesNotContain("<i>slow");
    }

    @Test
    void onlyTheEmbedMayBeShownInFrames() {
        String url = TestSite.json(site.postJson("/api/v1/walks", walk("framed")))
                .get("url")
                .asText();

        HttpResponse<String> embed = site.get(url + "/embed");
        assertThat(embed.statusCode()).isEqualTo(200);
        assertThat(embed.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(embed.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors *", "default-src 'none'");
        assertThat(embed.body()).contains("target=\"_blank\"").doesNotContain("<footer");
        for (String path : new String[] {url, "/", "/w/unknown/embed"}) {
            assertThat(site.get(path).headers().firstValue("X-Frame-Options")).contains("DENY");
        }
        assertThat(site.get("/w/unknown/embed").statusCode()).isEqualTo(404);
    }

    @Test
    void aTitleThatIsTooLongIsRefused() {
        JsonNode problem = TestSite.json(site.postJson("/api/v1/walks", walk("x".repeat(121))));

        assertThat(problem.get("errors").get(0).get("field").asText()).isEqualTo("title");
    }

    @Test
    void whatIsNoJsonAtAllIsRefused() {
        assertThat(site.postJson("/api/v1/walks", "").statusCode()).isEqualTo(400);
        assertThat(site.postJson("/api/v1/walks", "{").statusCode()).isEqualTo(400);
        assertThat(site.postJson("/api/v1/walks", "[".repeat(100_000)).statusCode())
                .isEqualTo(400);
        assertThat(site.postJson("/api/v1/walks", " ".repeat(300_000)).statusCode())
                .isEqualTo(413);
        byte[] latin1 = walk("é").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(site.send(site.request("/api/v1/walks")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(latin1)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(site.send(site.request("/api/v1/walks")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(walk(""))))
                        .statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"Origin,https://elsewhere.example", "Origin,null", "Sec-Fetch-Site,cross-site"})
    void whatABrowserSendsForAnotherSiteIsRefused(String header, String value) {
        HttpResponse<String> answer = site.send(site.request("/api/v1/walks")
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(BodyPublishers.ofString(walk("stolen"))));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void whoeverSharesTooManyWalksIsAskedToWait(@TempDir Path data) {
        try (TestSite busy = TestSite.start(data)) {
            for (int i = 0; i < 60; i++) {
                busy.postJson("/api/v1/walks", "{}");
            }

            HttpResponse<String> answer = busy.send(busy.request("/api/v1/walks")
                    .header("X-Forwarded-For", "10.9.8.7")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(walk(""))));

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isPositive();
            assertThat(TestSite.json(answer).get("detail").asText()).contains("Wait");
            assertThat(busy.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void behindProxiesVisitorsAreCountedByTheAddressThatTheOuterOneSaw(@TempDir Path data) {
        try (TestSite busy = TestSite.startBehind(2, data)) {
            for (int i = 0; i < 60; i++) {
                share(busy, "10.0.0." + i + ", 198.51.100.7, 192.0.2.1");
            }

            assertThat(share(busy, "198.51.100.8, 192.0.2.1"))
                    .as("another visitor")
                    .isEqualTo(400);
            assertThat(share(busy, "198.51.100.8, 198.51.100.7, 192.0.2.1"))
                    .as("whose first address is made up")
                    .isEqualTo(429);
            assertThat(share(busy, "192.0.2.1")).as("past the outer proxy").isEqualTo(400);
        }
    }

    private static int share(TestSite site, String forwarded) {
        return site.send(site.request("/api/v1/walks")
                        .header("X-Forwarded-For", forwarded)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")))
                .statusCode();
    }
}
