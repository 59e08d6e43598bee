package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentatlas.server.Sha256;

/** Data sets that the administrator uploads: taken, refused, used and deleted. */
@Timeout(180)
class DataSetUploadTest extends DataSetsTest {
    private static final int COUNT = Dots.COUNT;

    private static byte[] gzipped(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private HttpResponse<String> send(Multipart body) {
        return site.postFilesAs(token, "/api/v1/datasets", body);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String field, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode error = TestSite.json(answer).get("errors").get(0);
        assertThat(error.get("field").asText()).isEqualTo(field);
        assertThat(error.get("message").asText()).contains(words);
    }

    @Test
    void anUploadedDataSetIsTrainedOnLikeAnyOtherAndKeptWhileARunUsesIt() throws IOException {
        HttpResponse<String> answer = send(new Multipart()
                .file("train-images", gzipped(Dots.images(COUNT)))
                .file("train-labels", Dots.labels(COUNT))
                .file("test-labels", Dots.labels(20))
                .file("test-images", Dots.images(20))
                .text("name", "dots"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/datasets/dots");
        JsonNode kept = TestSite.json(site.getAs(token, "/api/v1/datasets/dots"));
        assertThat(kept.get("trainCount").asInt()).isEqualTo(COUNT);
        assertThat(kept.get("testCount").asInt()).isEqualTo(20);
        assertThat(kept.get("files").get(0).get("sha256").asText()).isEqualTo(Sha256.hex(Dots.images(COUNT)));
        assertThat(site.get("/admin/data").body()).contains("id=\"data-dots\"", "/datasets/dots/train/0.png");
        assertThat(site.get("/admin?data=dots").body()).contains("<option value=\"dots\" selected>");

        String settings =
                "{\"dataset\":\"dots\",\"hidden\":[4],\"epochs\":10000,\"batch\":20,\"device\":\"cpu\",\"threads\":1}";
        site.postAs(token, "/api/v1/runs", settings);
        assertRefused(site.deleteAs(token, "/api/v1/datasets/dots"), 409, "name", "in use by run 1");
        site.awaitRun(token, "1", run -> run.get("epochs").size() > 1);
        site.postAs(token, "/api/v1/runs/1/cancel", "");
        JsonNode ended = site.awaitRun(token, "1", run -> !run.get("model").isNull());

        String csrf = site.formToken("/admin/data");
        HttpResponse<String> deleted = site.postForm("/admin/data/dots/delete", Map.of("csrf", csrf));
        assertThat(deleted.statusCode()).isEqualTo(303);
        assertThat(site.get("/admin/data").body()).contains("files deleted", "Used by 1 run and 1 model");
        assertThat(site.getAs(token, "/api/v1/models/" + ended.get("model").asText())
                        .statusCode())
                .isEqualTo(200);
        assertRefused(send(Dots.pair("dots")), 409, "name", "trained on other files of that name");
        site.postAs(token, "/api/v1/runs/1/resume", "");
        JsonNode failed =
                site.awaitRun(token, "1", run -> run.get("state").asText().equals("failed"));
        assertThat(failed.get("message").asText()).contains("dots", "were deleted", "resume the run");
    }

    @Test
    void withoutATestPairTheLastTenthIsKeptForTheTestAndAnUnusedSetLeavesNoTrace() {
        assertThat(send(Dots.pair("one-pair")).statusCode()).isEqualTo(201);

        JsonNode kept = TestSite.json(site.getAs(token, "/api/v1/datasets/one-pair"));

        assertThat(kept.get("trainCount").asInt()).isEqualTo(54);
        assertThat(kept.get("testCount").asInt()).isEqualTo(6);
        assertThat(site.get("/datasets/one-pair/test/5.png").statusCode()).isEqualTo(200);
        assertThat(site.get("/datasets/one-pair/test/6.png").statusCode()).isEqualTo(404);
        assertRefused(send(Dots.pair("one-pair")), 409, "name", "there is a data set of that name already");
        assertThat(site.deleteAs(token, "/api/v1/datasets/one-pair").statusCode())
                .isEqualTo(204);
        assertThat(site.deleteAs(token, "/api/v1/datasets/one-pair").statusCode())
                .isEqualTo(404);
        assertThat(folder.resolve("one-pair")).doesNotExist();
    }

    /** A byte of one file set to another value. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train-images|2|9|offset 0: expected the magic number 00000803, found 00000903",
                "train-images|3|1|expected the magic number 00000803",
                "train-images|7|61|expected 60 pictures, as many as train-labels has, found 61",
                "train-images|11|32|expected pictures of 28 x 28 pixels, found a side of 32",
                "train-labels|3|3|expected the magic number 00000801, found 00000803",
                "train-labels|20|10|offset 20: expected a label from 0 to 9, found 10",
                "train-labels|7|0|expected at least one label, found none",
            })
    void aWrongByteIsRefusedAndNamed(String field, int offset, int value, String words) {
        byte[] images = Dots.images(COUNT);
        byte[] labels = Dots.labels(COUNT);
        (field.equals("train-images") ? images : labels)[offset] = (byte) value;

        HttpResponse<String> answer = send(new Multipart()
                .text("name", "wrong")
                .file("train-labels", labels)
                .file("train-images", images));

        assertRefused(answer, 422, field, words);
    }

    @Test
    void whatIsCutMissingTwiceOrNoFieldIsRefusedAndNamed() throws IOException {
        byte[] images = Dots.images(COUNT);
        var named = new Multipart().text("name", "wrong");
        byte[] cut = Arrays.copyOf(images, 1000);
        assertRefused(
                send(named.file("train-images", cut)), 422, "train-images", "found the end of the file after 1000");
        byte[] packed = gzipped(images);
        assertRefused(
                send(new Multipart().file("train-images", Arrays.copyOf(packed, packed.length / 2))),
                422,
                "train-images",
                "gzip data");
        assertRefused(
                send(new Multipart().file("train-images", Arrays.copyOf(images, images.length + 1))),
                422,
                "train-images",
                "found more");
        assertRefused(send(new Multipart().file("train-images", new byte[0])), 422, "train-images", "is empty");
        assertRefused(
                send(new Multipart()
                        .text("name", "wrong")
                        .file("train-images", images)
                        .noFile("train-labels")),
                422,
                "train-labels",
                "is missing");
        assertRefused(
                send(Dots.pair("wrong").file("test-images", images)),
                422,
                "test-labels",
                "expected it beside test-images");
        assertRefused(
                send(Dots.pair("wrong").file("train-labels", Dots.labels(COUNT))), 422, "train-labels", "came twice");
        assertRefused(send(Dots.pair("wrong").text("colour", "red")), 422, "colour", "is not a field");
        assertRefused(send(Dots.pair("wrong").text("name", "again")), 422, "name", "came twice");
        assertRefused(
                send(new Multipart().file("train-labels", Dots.labels(COUNT)).file("train-images", images)),
                422,
                "name",
                "is missing");
    }

    @ParameterizedTest
    @CsvSource({"mnist,409", "Upper,422", "../up,422", "'',422", "ünder,422", "-x,422"})
    void aNameThatCannotBeUsedIsRefused(String name, int status) {
        assertRefused(send(Dots.pair(name)), status, "name", "name is \"" + name + "\"");
    }

    @Test
    void aFileThatSaysItIsHugeIsRefusedAtItsHeader() {
        byte[] huge = Arrays.copyOf(Dots.images(2), 100);
        ByteBuffer.wrap(huge).putInt(4, 0x7fff_ffff);
        assertRefused(send(new Multipart().file("train-images", huge)), 413, "train-images", "at most 255102 pictures");
    }
}
