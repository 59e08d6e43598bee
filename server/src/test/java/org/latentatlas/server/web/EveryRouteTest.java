package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every address of the site, from its own list: who may not, or asks for nonsense, is answered in the 400s and changes nothing. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRouteTest {
    private static final Set<String> OPEN = Set.of("POST /setup", "POST /sign-in", "POST /api/v1/walks");
    private static final String TINY =
            "{\"dataset\":\"drawn\",\"limit\":100,\"hidden\":[4],\"epochs\":1,\"device\":\"cpu\"}";

    private static final Pattern CHANGING = Pattern.compile("^(POST|PUT|PATCH|DELETE) ");
    private static final Pattern ASKED = Pattern.compile("^(GET|HEAD|POST|PUT|PATCH|DELETE) .*[{<]");

    private static final int MOST_SAID = 120;

    private final HttpClient stranger = HttpClient.newHttpClient();
    private final List<String> faults = new ArrayList<>();
    private Path data;
    private TestSite site;
    private String token;

    @BeforeAll
    void start(@TempDir Path folder) {
        data = folder;
        site = TestSite.start(data);
        site.setUp();
        token = site.apiToken();
        String run = TestSite.json(site.postAs(token, "/api/v1/runs", TINY))
                .get("id")
                .asText();
        site.awaitRun(token, run, now -> now.get("state").asText().equals("finished"));
    }

    @BeforeEach
    void forget() {
        faults.clear();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    /** Routes that change something, as {@code METHOD /path}, with ids of what there is. */
    private List<String> changing() {
        return site.routes().stream()
                .filter(route -> CHANGING.matcher(route).find() && !OPEN.contains(route))
                .map(route -> route.contains("/models/")
                        ? route.replace("{id}", site.publishedModel())
                        : route.replaceAll("\\{\\w+}", "1"))
                .toList();
    }

    private HttpRequest.Builder request(String route, BodyPublisher body) {
        int space = route.indexOf(' ');
        return site.request(route.substring(space + 1)).method(route.substring(0, space), body);
    }

    private HttpResponse<String> asStranger(HttpRequest request) throws IOException, InterruptedException {
        return stranger.send(request, BodyHandlers.ofString());
    }

    private static boolean isApi(String route) {
        return route.contains(" /api/");
    }

    private void expect(boolean right, String asked, HttpResponse<String> answer) {
        if (!right) {
            faults.add(asked.substring(0, Math.min(asked.length(), MOST_SAID)) + " -> " + answer.statusCode() + " "
                    + answer.body().lines().findFirst().orElse(""));
        }
    }

    private void expectProblem(String asked, HttpResponse<String> answer) {
        boolean refused = answer.statusCode() >= 400 && answer.statusCode() < 500;
        String type = answer.headers().firstValue("Content-Type").orElse("");
        expect(refused && (!isApi(asked) || type.startsWith("application/problem+json")), asked, answer);
    }

    @Test
    void nobodyChangesAnythingWithoutSigningIn() throws Exception {
        Map<String, String> before = SiteState.of(data);
        for (String route : changing()) {
            HttpResponse<String> answer =
                    asStranger(request(route, BodyPublishers.noBody()).build());
            String location = answer.headers().firstValue("Location").orElse("");
            expect(isApi(route) ? answer.statusCode() == 401 : location.startsWith("/sign-in"), route, answer);
        }
        assertThat(faults).isEmpty();
        assertThat(SiteState.of(data)).isEqualTo(before);
    }

    @Test
    void nobodyChangesAnythingFromAnotherSiteOrWithoutTheFormsToken() throws Exception {
        Map<String, String> before = SiteState.of(data);
        for (String route : changing()) {
            HttpRequest.Builder foreign =
                    request(route, BodyPublishers.noBody()).header("Origin", "https://elsewhere.example");
            if (isApi(route)) {
                foreign.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> answer = site.send(foreign);
            expect(answer.statusCode() == 403, "from elsewhere " + route, answer);
            if (!isApi(route)) {
                HttpResponse<String> bare =
                        site.send(request(route, new Multipart().publisher()).header("Content-Type", Multipart.TYPE));
                expect(bare.statusCode() == 403 || bare.statusCode() == 422, "without token " + route, bare);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(SiteState.of(data)).isEqualTo(before);
    }

    @Test
    void namesOfNothingAreNotFound() throws Exception {
        Map<String, String> before = SiteState.of(data);
        String form = site.formToken("/admin");
        for (String route : site.routes().stream().filter(ASKED.asPredicate()).toList()) {
            for (String name :
                    List.of("none", "-1", "99999999999999999999", "%00", "%FF", "%C3%A9", "x".repeat(3000))) {
                String asked = route.replaceAll("\\{\\w+}|<\\w+>", name);
                HttpRequest.Builder request =
                        request(asked, BodyPublishers.noBody()).header("X-CSRF-Token", form);
                if (isApi(asked)) {
                    request.header("Authorization", "Bearer " + token);
                }
                HttpResponse<String> answer = site.send(request);
                expect(answer.statusCode() >= 400 && answer.statusCode() < 500, asked, answer);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(SiteState.of(data)).isEqualTo(before);
    }

    @Test
    void bodiesOfNonsenseAreRefused() throws Exception {
        Map<String, String> before = SiteState.of(data);
        List<byte[]> bodies = List.of(
                new byte[0],
                new byte[] {(byte) 0xc3, 0x28, (byte) 0xff},
                "[]".getBytes(StandardCharsets.UTF_8),
                "{\"epochs\":1,\"epochs\":2}".getBytes(StandardCharsets.UTF_8),
                "{\"epochs\":".getBytes(StandardCharsets.UTF_8),
                new byte[300_000]);
        for (String route : site.routes()) {
            String asked = route.replaceAll("\\{\\w+}", "none");
            if (!isApi(asked) || !CHANGING.matcher(asked).find()) {
                continue;
            }
            for (byte[] body : bodies) {
                for (String type : List.of("application/json", "text/plain", Multipart.TYPE)) {
                    HttpResponse<String> answer = site.send(request(asked, BodyPublishers.ofByteArray(body))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", type));
                    expectProblem(asked + " with " + body.length + " bytes of " + type, answer);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(SiteState.of(data)).isEqualTo(before);
    }
}
