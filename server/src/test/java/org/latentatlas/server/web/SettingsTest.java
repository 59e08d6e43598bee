package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latentatlas.server.CannotStart;
import org.latentatlas.server.TestPostgres;
import org.latentatlas.server.accounts.TokenCommand;
import org.latentatlas.server.db.Database;
import org.latentatlas.server.db.DatabaseAddress;
import picocli.CommandLine;

@Timeout(60)
class SettingsTest {
    @Test
    void theCommandLineWinsOverTheEnvironmentAndThatOverDefaults() {
        var command = new ServeCommand();
        command.port = "9001";
        Map<String, String> environment = Map.of("ATLAS_PORT", "9002", "ATLAS_DATA", "elsewhere", "ATLAS_HOST", " ");

        Settings settings = Settings.of(command, environment);

        assertThat(settings)
                .isEqualTo(new Settings(
                        9001,
                        "127.0.0.1",
                        Path.of("elsewhere"),
                        TestSite.embedded(Path.of("elsewhere")),
                        null,
                        null,
                        0,
                        1,
                        Duration.ofSeconds(3)));
    }

    @Test
    void aValueThatCannotBeUsedIsNamed() {
        for (String port : new String[] {"abc", "-1", "65536", "8080.0"}) {
            assertThatThrownBy(() -> Settings.of(new ServeCommand(), Map.of("ATLAS_PORT", port)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("\"" + port + "\"");
        }
        for (String proxies : new String[] {"-1", "10", "yes"}) {
            assertThatThrownBy(() -> Settings.of(new ServeCommand(), Map.of("ATLAS_PROXIES", proxies)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("proxies is \"" + proxies + "\"; expected a whole number from 0 to 9");
        }
        for (String workers : new String[] {"2", "-1", "all"}) {
            assertThatThrownBy(() -> Settings.of(new ServeCommand(), Map.of("ATLAS_WORKERS", workers)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("\"" + workers + "\"; expected 0 or 1");
        }
        for (String heartbeat : new String[] {"0", "61", "NaN", "often"}) {
            assertThatThrownBy(() -> Settings.of(new ServeCommand(), Map.of("ATLAS_HEARTBEAT", heartbeat)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("\"" + heartbeat + "\"; expected seconds");
        }
        for (String url : new String[] {"atlas.example.org", "ftp://a", "https://a/b", "http://a b"}) {
            assertThatThrownBy(() -> Settings.of(new ServeCommand(), Map.of("ATLAS_URL", url)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(url);
        }
    }

    @Test
    void aTokenIsNotMadeUnderANameThatIsNone(@TempDir Path data) {
        for (String name : new String[] {" ", "x".repeat(61), "a\0b"}) {
            var failures = new ArrayList<Exception>();
            int status = new CommandLine(new TokenCommand())
                    .setExecutionExceptionHandler((failure, command, given) -> {
                        failures.add(failure);
                        return 1;
                    })
                    .execute("--data", data.toString(), name);
            assertThat(status).isEqualTo(1);
            assertThat(failures)
                    .singleElement()
                    .isInstanceOf(CannotStart.class)
                    .asString()
                    .contains("No token was made: name has");
        }
    }

    @Test
    void twoServersDoNotShareADataFolder(@TempDir Path data) {
        try (TestSite first = TestSite.start(data)) {
            assertThatThrownBy(() -> TestSite.start(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another server");
            assertThat(first.get("/healthz").statusCode()).isEqualTo(200);
        }
        TestSite.start(data).close();
    }

    @Test
    void aPortThatIsTakenAndADataFolderThatIsNoneAreSaid(@TempDir Path folder) throws IOException {
        try (TestSite first = TestSite.start(folder.resolve("one"))) {
            Path two = folder.resolve("two");
            Settings samePort = TestSite.settings(first.port(), two, TestSite.embedded(two));
            assertThatThrownBy(() -> Site.start(samePort))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("--port");
        }
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> TestSite.start(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--data");
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(broken.resolve("latent-atlas.db"), "this is no database, but it is long enough to be read");
        assertThatThrownBy(() -> TestSite.start(broken))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("latent-atlas.db");
    }

    @Test
    void aDatabaseThatCannotBeUsedIsSaidWithoutItsPassword() throws SQLException {
        for (String url :
                new String[] {"postgres://here/atlas", "jdbc:mysql://here/atlas", "jdbc:postgresql://", "x"}) {
            assertThatThrownBy(() -> Settings.of(new ServeCommand(), Map.of("ATLAS_DATABASE", url)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("\"" + url + "\"; expected an address like jdbc:postgresql://");
        }
        int port = TestPostgres.port();
        assertThatThrownBy(() -> open("jdbc:postgresql://localhost:" + port + "/nowhere?user=postgres&password=secret"))
                .hasMessageContaining(
                        "There is no database at jdbc:postgresql://localhost:" + port + "/nowhere: create it")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> open("jdbc:postgresql://localhost:1/atlas"))
                .hasMessageContaining("No database answers at jdbc:postgresql://localhost:1/atlas: start it");
        assertThatThrownBy(() -> open("jdbc:postgresql://localhost:" + port + "/postgres"))
                .hasMessageContaining("refuses the user \"stranger\"")
                .hasMessageNotContaining("secret");
    }

    private static void open(String url) {
        Database.open(DatabaseAddress.postgresql(url, "stranger", "secret")).close();
    }
}
