package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away in the middle of a run and comes back. */
@Timeout(180)
class RestartedDatabaseTest {
    private static final String SETTINGS = """
            {"dataset":"drawn","limit":4000,"epochs":5,"batch":2,"hidden":[16],"threads":1,"seed":3,"device":"cpu"}""";

    @TempDir
    private Path folder;

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("database"))
                .setCleanDataDirectory(false)
                .start();
    }

    @Test
    void theRunGoesOnAndNothingIsLost() throws IOException, InterruptedException {
        EmbeddedPostgres postgres = start(0);
        String database = postgres.getJdbcUrl("postgres", "postgres");
        try (SiteProcess site = SiteProcess.start(folder.resolve("data"), List.of(), "--database", database)) {
            var client = new RunClient(site.address(), SiteProcess.token("--database", database));
            long run = client.start(SETTINGS);
            JsonNode before = client.await(run, RunClient.IN_MID_EPOCH).get("epochs");

            int port = postgres.getPort();
            postgres.close();
            postgres = start(port);

            JsonNode finished = client.await(run, "finished");
            assertThat(finished.get("epochs")).hasSize(5);
            for (int epoch = 0; epoch < before.size(); epoch++) {
                assertThat(finished.get("epochs").get(epoch)).isEqualTo(before.get(epoch));
            }
            assertThat(finished.get("message").isNull()).isTrue();
            assertThat(finished.get("model").asText()).hasSize(16);
        } finally {
            postgres.close();
        }
    }
}
