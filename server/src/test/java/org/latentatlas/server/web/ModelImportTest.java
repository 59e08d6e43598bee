package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentatlas.server.models.Models;

/** Models that the administrator brings as files: taken by the page and by the API, or refused whole. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelImportTest {
    private TestSite site;
    private String token;
    private JsonNode bundled;

    @BeforeAll
    void start(@TempDir Path data) {
        site = TestSite.start(data);
        site.setUp();
        token = site.apiToken();
        bundled = TestSite.json(site.get("/api/v1/models/" + site.publishedModel()));
    }

    @AfterAll
    void stop() {
        site.close();
    }

    /** The files of the model that the site serves, its decoder changed in the last bit of its last weight. */
    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String part : new String[] {"decoder", "encoder"}) {
            files.put(part, bytes(bundled.get(part).get("url").asText()));
        }
        files.put("encoded-test", bytes(bundled.get("encodedTest").get("url").asText()));
        files.put("card", bundled.toString().getBytes(StandardCharsets.UTF_8));
        change(files, 2);
        return files;
    }

    /** Changes a bit of the decoder's last weights. */
    private static void change(Map<String, byte[]> files, int beforeTheEnd) {
        byte[] decoder = decoder(files);
        decoder[decoder.length - beforeTheEnd] ^= 1;
    }

    private static byte[] decoder(Map<String, byte[]> files) {
        return files.getOrDefault("decoder", new byte[0]);
    }

    private byte[] bytes(String address) {
        return site.send(site.request(address), BodyHandlers.ofByteArray()).body();
    }

    private static Multipart body(Multipart body, Map<String, byte[]> files) {
        files.forEach(body::file);
        return body;
    }

    private HttpResponse<String> send(Map<String, byte[]> files) {
        return site.postFilesAs(token, "/api/v1/models", body(new Multipart(), files));
    }

    @Test
    void aModelThatWasTrainedElsewhereIsTakenInAndPublished() {
        Map<String, byte[]> files = files();
        HttpResponse<String> answer = send(files);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String id = TestSite.json(answer).get("id").asText();
        assertThat(id).isEqualTo(Models.id(decoder(files))).isNotEqualTo(site.publishedModel());
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/models/" + id);
        assertThat(site.get("/models").body()).as("not before it is published").doesNotContain(id);
        assertThat(bytes(TestSite.json(answer).get("decoder").get("url").asText()))
                .isEqualTo(decoder(files));
        assertThat(send(files).statusCode())
                .as("the same once more changes nothing")
                .isEqualTo(201);
    }

    @Test
    void thePageTakesItTooAndSaysBesideTheFieldWhatIsWrong() {
        Map<String, byte[]> files = files();
        change(files, 4);
        String csrf = site.formToken("/admin/import");
        HttpResponse<String> taken = site.postFiles("/admin/import", body(new Multipart().text("csrf", csrf), files));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
        assertThat(taken.headers().firstValue("Location")).hasValue("/admin#model-" + Models.id(decoder(files)));

        files.put("encoder", "no network".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> refused = site.postFiles("/admin/import", body(new Multipart().text("csrf", csrf), files));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Nothing was kept.", "id=\"encoder-help\" role=\"alert\">encoder.safetensors: ");

        HttpResponse<String> forged =
                site.postFiles("/admin/import", body(new Multipart().text("csrf", "guessed"), files));
        assertThat(forged.statusCode()).isEqualTo(403);

        HttpResponse<String> endless =
                site.postFiles("/admin/import", body(new Multipart().text("csrf", "x".repeat(2000)), files));
        assertThat(endless.statusCode()).isEqualTo(422);
        assertThat(endless.body())
                .as("the page that it was sent from")
                .contains("<h1>Import a model</h1>", "csrf is longer than 1000 bytes.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decoder      | cut      | decoder.safetensors: ",
                "encoder      | missing  | encoder is missing; expected the file encoder.safetensors.",
                "encoder      | text     | encoder.safetensors: ",
                "encoded-test | text     | encoded-test.safetensors: ",
                "card         | text     | card.json is no JSON",
                "card         | latin-1  | card is not UTF-8 text.",
                "card         | twice    | card came twice; expected it once.",
                "weights      | text     | weights is not a field; expected decoder, encoder, encoded-test and card."
            })
    void whatDoesNotFitIsRefusedByItsFieldAndChangesNothing(String field, String fault, String words)
            throws IOException {
        int before = TestSite.json(site.getAs(token, "/api/v1/models")).size();
        Map<String, byte[]> files = files();
        byte[] file = files.getOrDefault(field, new byte[0]);
        var body = new Multipart();
        switch (fault) {
            case "cut" -> files.put(field, Arrays.copyOf(file, file.length / 2));
            case "missing" -> files.remove(field);
            case "latin-1" -> files.put(field, "{\"name\":\"Modèle\"}".getBytes(StandardCharsets.ISO_8859_1));
            case "twice" -> body.file(field, file);
            default -> files.put(field, "no such file".getBytes(StandardCharsets.UTF_8));
        }
        HttpResponse<String> answer = site.postFilesAs(token, "/api/v1/models", body(body, files));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode error = TestSite.json(answer).get("errors").get(0);
        assertThat(error.get("field").asText()).isEqualTo(field);
        assertThat(error.get("message").asText()).contains(words);
        assertThat(TestSite.json(site.getAs(token, "/api/v1/models"))).hasSize(before);
    }
}
