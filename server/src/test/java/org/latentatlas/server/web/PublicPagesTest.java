package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentatlas.server.Sha256;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicPagesTest {
    private TestSite site;

    @BeforeAll
    void start(@TempDir Path data) {
        site = TestSite.start(data);
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nowhere", "/api/v1/models", "/api/v1/nowhere", "/healthz", "/sign-in", "/openapi.json"})
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        HttpResponse<String> answer = site.get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .matches(
                        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'( 'sha256-[^' ]+'){2}; style-src 'self'; .*")
                .doesNotContain("unsafe-inline", "'unsafe-eval'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Permissions-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void theMapPageCarriesTheModelThatTheBrowserNeeds() {
        HttpResponse<String> page = site.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html;");
        assertThat(page.body())
                .contains("id=\"atlas-data\"")
                .contains("\"latentSize\":2", "\"url\":\"/weights/")
                .doesNotContain(" style=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/healthz", "/metrics", "/api/v1/models", "/openapi.json", "/sign-in"})
    void headGivesTheHeadersOfGetWithoutABody(String path) {
        HttpResponse<String> answer = site.send(site.request(path).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type"))
                .isEqualTo(site.get(path).headers().firstValue("Content-Type"));
    }

    @Test
    void theDecodersModuleIsTheOneThatThePageAndItsAddressName() {
        Matcher found = Pattern.compile("href=\"(/decoders/[0-9a-f]{64}-([0-9a-f]{12})\\.wasm)\"")
                .matcher(site.get("/").body());
        assertThat(found.find()).isTrue();
        String path = found.group(1);

        HttpResponse<byte[]> module = site.send(site.request(path), BodyHandlers.ofByteArray());
        assertThat(Sha256.hex(module.body())).startsWith(found.group(2));
        assertThat(module.headers().firstValue("Content-Type")).contains("application/wasm");
        assertThat(module.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");

        String other = path.replace(found.group(2), "0".repeat(12));
        assertThat(site.get(other).statusCode()).isEqualTo(404);
        assertThat(site.get("/decoders/" + "0".repeat(64) + "-" + found.group(2) + ".wasm")
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.get("/decoders/none").statusCode()).isEqualTo(404);
        String encoder = TestSite.json(site.get("/api/v1/models"))
                .get(0)
                .get("encoder")
                .get("sha256")
                .asText();
        assertThat(site.get("/decoders/" + encoder + "-" + found.group(2) + ".wasm")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void weightsAreTheFileThatTheirAddressNamesAndAreKeptForEver() throws IOException {
        var decoder = TestSite.json(site.get("/api/v1/models")).get(0).get("decoder");
        String path = decoder.get("url").asText();

        HttpResponse<byte[]> plain = site.send(site.request(path), BodyHandlers.ofByteArray());
        assertThat(Sha256.hex(plain.body())).isEqualTo(decoder.get("sha256").asText());
        assertThat(plain.body()).hasSize(decoder.get("bytes").asInt());
        assertThat(plain.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");

        HttpResponse<byte[]> packed =
                site.send(site.request(path).header("Accept-Encoding", "br, gzip"), BodyHandlers.ofByteArray());
        byte[] content = packed.headers().firstValue("Content-Encoding").isPresent()
                ? new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes()
                : packed.body();
        assertThat(content).isEqualTo(plain.body());
        assertThat(packed.headers().firstValueAsLong("Content-Length")).hasValue(packed.body().length);

        String etag = plain.headers().firstValue("ETag").orElseThrow();
        assertThat(etag).startsWith("\"");
        HttpResponse<byte[]> known =
                site.send(site.request(path).header("If-None-Match", etag), BodyHandlers.ofByteArray());
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
    }

    @Test
    void staticFilesAreSentCompressedUnderTheHashOfTheBundle() throws IOException {
        Matcher link = Pattern.compile("href=\"(/assets/[0-9a-f]+/atlas.css)\"")
                .matcher(site.get("/").body());
        assertThat(link.find()).isTrue();

        HttpResponse<byte[]> packed =
                site.send(site.request(link.group(1)).header("Accept-Encoding", "gzip"), BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
        String plain = site.get(link.group(1)).body();
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .isEqualTo(plain);
        assertThat(site.send(site.request(link.group(1)).header("Accept-Encoding", "gzip;q=0"))
                        .body())
                .isEqualTo(plain);
        assertThat(site.get("/assets/000000000000/atlas.css").statusCode()).isEqualTo(404);
        assertThat(site.get("/assets/000000000000/../../logback.xml").statusCode())
                .isBetween(400, 404);
    }

    @Test
    void anUnknownAddressGivesAPageForPeopleAndAProblemForPrograms() {
        HttpResponse<String> page = site.get("/w/unknown");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no walk", "Open the map", "<header class=\"site\">");

        for (String path : new String[] {"/api/v1/models/0123456789abcdef", "/api/v1/walks/x", "/api/v1/nowhere"}) {
            HttpResponse<String> problem = site.get(path);
            assertThat(problem.statusCode()).isEqualTo(404);
            assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(TestSite.json(problem).get("status").asInt()).isEqualTo(404);
            assertThat(TestSite.json(problem).get("detail").asText()).isNotBlank();
        }
        assertThat(site.get("/weights/" + "0".repeat(64) + ".safetensors").statusCode())
                .isEqualTo(404);
        assertThat(site.get("/?model=0123456789abcdef").statusCode()).isEqualTo(404);
        assertThat(site.get("/models/0123456789abcdef/decoder.onnx").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMethodThatAnAddressDoesNotKnowIsAnsweredWithThoseItDoes() {
        HttpResponse<String> answer = site.send(site.request("/api/v1/models").DELETE());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET");
        assertThat(site.send(site.request("/").DELETE()).body()).contains("Open the map");
    }

    @Test
    void aRequestThatIsNoneIsAnsweredPlainlyWithTheSecurityHeaders() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /%%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Content-Security-Policy: default-src 'none'");
        }
    }

    @Test
    void theSiteSaysThatItIsWellAndWhatItDoes() {
        assertThat(site.get("/healthz").body()).isEqualTo("ok\n");
        assertThat(site.get("/metrics").body())
                .contains(
                        "jvm_memory_used_bytes",
                        "http_request_duration_seconds_count",
                        "training_runs{state=\"running\"} 0");
    }
}
