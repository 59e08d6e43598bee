package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latentatlas.server.TestPostgres;
import org.latentatlas.server.accounts.ApiTokens;
import org.latentatlas.server.db.Database;
import org.latentatlas.server.db.DatabaseAddress;

/** Two servers on one database, and two administrators who do the same or the opposite at the same time. */
@Timeout(120)
class TwoSitesTest {
    private static final String RUN =
            "{\"dataset\":\"drawn\",\"limit\":200,\"hidden\":[8],\"epochs\":10000,\"batch\":100,\"device\":\"cpu\"}";
    private static final int ROUNDS = 6;

    @TempDir
    private Path folder;

    private static String token(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            return new ApiTokens(database.jdbi()).create("test");
        }
    }

    /** Does both at the same time and gives their statuses. */
    private static List<Integer> atOnce(Supplier<HttpResponse<String>> first, Supplier<HttpResponse<String>> second) {
        return Stream.of(first, second).map(CompletableFuture::supplyAsync).toList().stream()
                .map(answer -> answer.join().statusCode())
                .sorted()
                .toList();
    }

    @Test
    void whatTwoAdministratorsDoAtOnceHasOneResultThatBothSitesShow() throws SQLException {
        DatabaseAddress database = TestPostgres.create();
        try (TestSite one = TestSite.start(folder.resolve("one"), database);
                TestSite two = TestSite.start(folder.resolve("two"), database)) {
            String token = token(database);
            List<String> models =
                    TestSite.json(one.getAs(token, "/api/v1/models")).findValuesAsText("id");
            String first = "/api/v1/models/" + models.get(0);
            String second = "/api/v1/models/" + models.get(1) + "/publish?confirmed=true";
            for (int round = 0; round < ROUNDS; round++) {
                String id = TestSite.json(one.postAs(token, "/api/v1/runs", RUN))
                        .get("id")
                        .asText();
                String cancel = "/api/v1/runs/" + id + "/cancel";
                assertThat(atOnce(() -> one.postAs(token, cancel, ""), () -> two.postAs(token, cancel, "")))
                        .containsExactly(202, 409);

                assertThat(atOnce(
                                () -> one.postAs(token, first + "/publish?confirmed=true", ""),
                                () -> two.postAs(token, second, "")))
                        .containsExactly(200, 200);
                assertThat(one.publishedModel()).isEqualTo(two.publishedModel()).isIn(models);

                assertThat(atOnce(
                                () -> one.postAs(token, first + "/withdraw", ""), () -> two.postAs(token, second, "")))
                        .containsExactly(200, 200);
                assertThat(two.publishedModel()).isEqualTo(models.get(1));

                JsonNode ended =
                        two.awaitRun(token, id, run -> !run.get("endedAt").isNull());
                assertThat(ended.get("state").asText()).isEqualTo("cancelled");
                assertThat(List.of(
                                two.deleteAs(token, "/api/v1/runs/" + id).statusCode(),
                                one.postAs(token, "/api/v1/runs/" + id + "/resume", "")
                                        .statusCode()))
                        .containsExactly(204, 404);
            }
        }
    }
}
