package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latentatlas.server.TestPostgres;

/** A site and its workers as processes of their own on one PostgreSQL, and what may happen to a worker. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetTest {
    /** Many small steps, so that there is a middle of an epoch. */
    private static final String SETTINGS = """
            {"dataset":"drawn","limit":4000,"epochs":6,"batch":2,"hidden":[16],"threads":1,"seed":3,"device":"cpu"}""";

    private static final Pattern WORKS = Pattern.compile("(works) for the site at jdbc:postgresql://localhost");

    @TempDir
    private static Path folder;

    private String database;
    private SiteProcess site;
    private RunClient client;
    private String uninterrupted;

    @BeforeAll
    void startTheSiteAndTrainWithoutInterruption() throws IOException, InterruptedException, SQLException {
        database = TestPostgres.create().url();
        site = SiteProcess.start(folder.resolve("data"), List.of(), "--database", database, "--workers", "0");
        client = new RunClient(site.address(), SiteProcess.token("--database", database));
        long run = client.start(SETTINGS);
        try (Program worker = worker()) {
            client.await(run, "finished");
            assertThat(worker.isAlive()).isTrue();
        }
        uninterrupted = state(run);
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private Program worker() throws IOException, InterruptedException {
        Program worker =
                Program.start(folder.resolve("logs"), "work", "--database", database, "--data", folder + "/worker");
        worker.find(WORKS);
        return worker;
    }

    /** The hash of all that a run came to: weights of both networks, Adam's moments, steps. */
    private String state(long run) throws SQLException {
        return query("select sha256(content) from checkpoint where kind = 'newest' and run_id = " + run);
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return rows.getString(1);
        }
    }

    private static Pattern begins(long run) {
        return Pattern.compile("(run " + run + " begins)");
    }

    @Test
    void aRunWhoseWorkerIsKilledInMidEpochGoesOnInAnotherAndEndsWithTheSameBits()
            throws IOException, InterruptedException, SQLException {
        long run = client.start(SETTINGS);
        try (Program first = worker()) {
            client.await(run, RunClient.IN_MID_EPOCH);
            try (Program second = worker()) {
                first.kill();
                JsonNode finished = client.await(run, "finished");

                assertThat(finished.get("epochs")).hasSize(6);
                assertThat(state(run)).isEqualTo(uninterrupted);
                assertThat(finished.get("log").findValuesAsText("what"))
                        .contains("Taken over from a worker that ended without a word.");
                assertThat(second.log()).containsPattern(begins(run)).contains("does not answer any more");
            }
        }
    }

    @Test
    void aWorkerThatSleptAndWakesWritesNothingIntoARunThatIsAnothers()
            throws IOException, InterruptedException, SQLException {
        long run = client.start(SETTINGS);
        try (Program first = worker()) {
            client.await(run, RunClient.IN_MID_EPOCH);
            first.signal("STOP");
            try (Program second = worker()) {
                second.find(begins(run));
                first.signal("CONT");
                first.find(Pattern.compile("(run " + run + " is no longer this worker's)"));
                client.await(run, "finished");

                assertThat(state(run)).isEqualTo(uninterrupted);
                assertThat(query("select attempt > 1 from run where id = " + run))
                        .isEqualTo("t");
                assertThat(query("select count(*) from epoch where run_id = " + run))
                        .isEqualTo("6");
                assertThat(first.isAlive()).isTrue();
            } finally {
                first.signal("CONT");
            }
        }
    }

    @Test
    void workersKeepTheOrderOfTheQueueAndHearThatARunIsCancelled() throws IOException, InterruptedException {
        String endless = SETTINGS.replace("\"epochs\":6", "\"epochs\":10000");
        String small = SETTINGS.replace("\"limit\":4000,\"epochs\":6", "\"limit\":100,\"epochs\":1");
        long training = client.start(endless);
        long late = client.start(small);
        long early = client.start(small);
        client.tell(early, "earlier");
        try (Program worker = worker()) {
            client.await(training, RunClient.IN_MID_EPOCH);
            client.tell(training, "cancel");
            JsonNode cancelled = client.await(training, "cancelled");
            assertThat(cancelled.get("model").asText())
                    .as("what was learned is kept")
                    .hasSize(16);

            client.await(late, "finished");
            assertThat(worker.isAlive()).isTrue();
            assertThat(client.run(early).get("startedAt").asText())
                    .isLessThan(client.run(late).get("startedAt").asText());
        }
    }
}
