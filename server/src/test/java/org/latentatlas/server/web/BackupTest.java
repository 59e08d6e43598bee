package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latentatlas.server.TestPostgres;
import org.latentatlas.server.db.BackupCommand;
import org.latentatlas.server.db.DatabaseAddress;
import picocli.CommandLine;

/** A running site is copied as docs/operations.md says, and the copy, elsewhere, is the same site. */
@Timeout(180)
class BackupTest {
    private static final String SMALL =
            "{\"dataset\":\"drawn\",\"limit\":200,\"hidden\":[8],\"epochs\":1,\"batch\":100,\"device\":\"cpu\"}";
    private static final String ENDLESS = SMALL.replace("\"epochs\":1", "\"epochs\":10000");

    @TempDir
    private Path folder;

    /** What a site holds. */
    private record Content(String token, JsonNode models, String walk, String walkPage, JsonNode run, int epochs) {}

    /** Lets it train one run, share a walk and train another. */
    private static Content fill(TestSite site) {
        site.setUp();
        String token = site.apiToken();
        site.postAs(token, "/api/v1/runs", SMALL);
        JsonNode run = site.awaitRun(token, "1", now -> !now.get("model").isNull());
        site.postAs(token, "/api/v1/models/" + run.get("model").asText() + "/publish?confirmed=true", "");
        String walk = TestSite.json(site.postJson(
                        "/api/v1/walks", "{\"model\":\"" + site.publishedModel() + "\",\"stops\":[[0,0],[1,1]]}"))
                .get("id")
                .asText();
        site.postAs(token, "/api/v1/runs", ENDLESS);
        int epochs = site.awaitRun(token, "2", now -> now.get("epochs").size() >= 2)
                .get("epochs")
                .size();
        JsonNode models = TestSite.json(site.getAs(token, "/api/v1/models"));
        return new Content(
                token, models, walk, site.get("/api/v1/walks/" + walk).body(), run, epochs);
    }

    private static void find(TestSite site, Content content) {
        assertThat(TestSite.json(site.getAs(content.token(), "/api/v1/models"))).isEqualTo(content.models());
        assertThat(site.get("/api/v1/walks/" + content.walk()).body()).isEqualTo(content.walkPage());
        assertThat(site.awaitRun(content.token(), "1", run -> true)).isEqualTo(content.run());
        JsonNode goesOn =
                site.awaitRun(content.token(), "2", run -> run.get("epochs").size() > content.epochs() + 1);
        assertThat(goesOn.get("epochs").findValues("epoch").stream().map(JsonNode::asInt))
                .startsWith(1, 2, 3);
    }

    @Test
    void ofAFile() throws IOException {
        Path copy = folder.resolve("copy.db");
        Content content;
        try (TestSite site = TestSite.start(folder.resolve("data"))) {
            content = fill(site);
            int status = new CommandLine(new BackupCommand())
                    .execute("--data", folder.resolve("data").toString(), copy.toString());
            assertThat(status).isZero();
        }
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.move(copy, elsewhere.resolve("latent-atlas.db"));
        try (TestSite site = TestSite.start(elsewhere)) {
            find(site, content);
        }
    }

    @Test
    void ofAPostgresql() throws IOException, SQLException, InterruptedException {
        assumeTrue(isInstalled("pg_dump") && isInstalled("pg_restore"), "PostgreSQL's client programs are not here");
        DatabaseAddress database = TestPostgres.create();
        String copy = folder.resolve("copy.dump").toString();
        Content content;
        try (TestSite site = TestSite.start(folder.resolve("data"), database)) {
            content = fill(site);
            run("pg_dump", "--format=custom", "--file=" + copy, address(database));
        }
        DatabaseAddress elsewhere = TestPostgres.create();
        run("pg_restore", "--no-owner", "--exit-on-error", "--dbname=" + address(elsewhere), copy);
        try (TestSite site = TestSite.start(folder.resolve("elsewhere"), elsewhere)) {
            find(site, content);
        }
    }

    /** As PostgreSQL's own programs write an address. */
    private static String address(DatabaseAddress database) {
        return database.url().substring("jdbc:".length());
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
