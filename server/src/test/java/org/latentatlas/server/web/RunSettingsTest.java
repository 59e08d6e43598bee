package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
class RunSettingsTest {
    private TestSite site;
    private String token;

    @BeforeAll
    void start(@TempDir Path data) {
        site = TestSite.start(data);
        site.setUp();
        token = site.apiToken();
    }

    @AfterAll
    void stop() {
        assertThat(TestSite.json(site.getAs(token, "/api/v1/runs")))
                .as("runs begun by bad settings")
                .isEmpty();
        site.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epochs|0",
                "epochs|-1",
                "epochs|1.5",
                "epochs|\"3\"",
                "epochs|1e99",
                "epochs|99999999999999999999",
                "epochs|null",
                "batch|100000",
                "latentSize|0",
                "dataset|\"cifar\"",
                "dataset|5",
                "network|\"transformer\"",
                "hidden|[]",
                "hidden|[0]",
                "hidden|64",
                "hidden|[\"64\"]",
                "hidden|[2048,2048,2048,2048,2048,2048,2048]",
                "encoderHidden|[1,2,3,4,5,6,7]",
                "activation|\"gelu\"",
                "objective|\"gan\"",
                "samples|0",
                "samples|65",
                "samplesWarmUp|1",
                "betaWarmUp|31",
                "clipping|-1",
                "averaging|1",
                "likelihood|\"\"",
                "beta|-0.1",
                "beta|\"one\"",
                "learningRate|0",
                "schedule|\"never\"",
                "precision|\"float8\"",
                "seed|0.5",
                "device|\"abacus\"",
                "threads|-1",
                "limit|-1",
                "epoch|1",
            })
    void aSettingThatCannotBeUsedIsNamedToPrograms(String field, String value) {
        HttpResponse<String> answer = site.postAs(token, "/api/v1/runs", "{\"" + field + "\":" + value + "}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode errors = TestSite.json(answer).get("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).get("field").asText()).isEqualTo(field);
        assertThat(errors.get(0).get("message").asText()).startsWith(field + " is ");
    }

    @Test
    void everyFieldAtFaultIsNamedAtOnce() {
        HttpResponse<String> answer =
                site.postAs(token, "/api/v1/runs", "{\"epochs\":0,\"batch\":\"x\",\"device\":\"abacus\"}");

        assertThat(TestSite.json(answer).get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("epochs", "batch", "device");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|400", "{|400", "[]|422", "7|422", "{\"epochs\":1,\"epochs\":2}|400"})
    void whatIsNoObjectOfSettingsIsRefused(String body, int status) {
        assertThat(site.postAs(token, "/api/v1/runs", body).statusCode()).isEqualTo(status);
    }

    @Test
    void withoutATokenOrFromAnotherSiteNothingBegins() {
        assertThat(site.postJson("/api/v1/runs", "{}").statusCode()).isEqualTo(401);
        HttpResponse<String> crossSite = site.send(site.request("/api/v1/runs")
                .header("Authorization", "Bearer " + token)
                .header("Origin", "https://elsewhere.example")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(crossSite.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epochs|many",
                "epochs|''",
                "epochs|1.5",
                "beta|0,5",
                "hidden|64;128",
                "hidden|''",
                "seed|1e3",
                "learningRate|1e999",
                "dataset|''"
            })
    void theFormComesBackAsItWasFilledInWithASentenceBesideTheField(String field, String value) {
        HttpResponse<String> page =
                site.postForm("/admin/runs", Map.of("csrf", site.formToken("/admin"), field, value, "threads", "77"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("id=\"" + field + "-help\" role=\"alert\">" + field + " is ")
                .contains("name=\"threads\" value=\"77\"")
                .contains("Nothing was started");
    }

    @Test
    void theFormIsCheckedWhileItIsFilledIn() {
        HttpResponse<String> form = site.postForm(
                "/admin/runs/check", Map.of("csrf", site.formToken("/admin"), "batch", "0", "epochs", "5"));

        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body())
                .contains("<div class=\"field\" id=\"field-batch\"", "batch is 0; expected 1 to 8192.")
                .doesNotContain("epochs is");
    }

    @Test
    void timeAndMemoryAreEstimatedWhenEveryFieldFits() {
        assertThat(checked("field-batch", Map.of("batch", "100")))
                .contains("id=\"estimate\"", "not known yet", "0.6 GB to 1.3 GB", "its first epoch will tell");
        assertThat(checked("field-batch", Map.of("batch", "0"))).contains("estimated when every field fits");
    }

    private String checked(String changed, Map<String, String> fields) {
        var sent = new HashMap<>(fields);
        sent.put("csrf", site.formToken("/admin"));
        return site.send(site.request("/admin/runs/check")
                        .header("HX-Trigger", changed)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(TestSite.form(sent))))
                .body();
    }

    @Test
    void whatDependsOnAFieldFollowsIt() {
        assertThat(checked("field-objective", Map.of("objective", "iwae", "samples", "1", "beta", "100")))
                .contains("name=\"samples\" value=\"5\"", "name=\"beta\" value=\"1\"")
                .doesNotContain("role=\"alert\"");
        assertThat(checked("field-objective", Map.of("objective", "iwae-dreg", "samples", "1")))
                .contains("name=\"samples\" value=\"5\"")
                .doesNotContain("role=\"alert\"");
        assertThat(checked("field-objective", Map.of("objective", "sliced-wasserstein", "samples", "5")))
                .contains("name=\"beta\" value=\"10\"")
                .doesNotContain("name=\"samples\"", "role=\"alert\"");
        assertThat(checked("field-network", Map.of("network", "convolutional", "hidden", "64, 128, 128, 128")))
                .contains("name=\"hidden\" value=\"64, 32, 16\"")
                .doesNotContain("role=\"alert\"");
        assertThat(checked("field-samples", Map.of("objective", "iwae", "samples", "1")))
                .contains("samples is 1; the objective iwae weighs 2 to 64 of them");
    }

    @Test
    void aRunOrModelThatIsNotThereIsNotFound() {
        assertThat(site.getAs(token, "/api/v1/runs/7").statusCode()).isEqualTo(404);
        assertThat(site.getAs(token, "/api/v1/runs/x").statusCode()).isEqualTo(404);
        assertThat(site.postAs(token, "/api/v1/runs/7/cancel", "").statusCode()).isEqualTo(404);
        assertThat(site.postAs(token, "/api/v1/runs/7/resume", "").statusCode()).isEqualTo(404);
        assertThat(site.postAs(token, "/api/v1/models/0123456789abcdef/publish", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.get("/admin/runs/7").statusCode()).isEqualTo(404);
    }
}
