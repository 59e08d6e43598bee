package org.latentatlas.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentatlas.server.CannotStart;
import org.latentatlas.server.TestPostgres;
import org.latentatlas.server.accounts.Administrator;
import org.latentatlas.server.accounts.ApiTokens;
import org.latentatlas.server.accounts.NoSuchToken;
import org.latentatlas.server.accounts.Refused;
import org.latentatlas.server.models.BundledModels;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.models.OnlyModel;
import org.latentatlas.server.runs.Run;
import org.latentatlas.server.runs.Runs;
import org.latentatlas.server.training.TrainedModel;
import org.latentatlas.server.training.TrainingEstimate;
import org.latentatlas.server.training.TrainingSettings;
import org.latentatlas.server.walks.SharedWalk;
import org.latentatlas.server.walks.Walks;

/** The same SQL does the same on SQLite and on PostgreSQL. */
@Timeout(120)
class BothDatabasesTest {
    private static final String PASSWORD = "a good long password";

    private enum Kind {
        SQLITE,
        POSTGRESQL
    }

    @TempDir
    private Path folder;

    private Database open(Kind kind) throws SQLException {
        return Database.open(address(kind));
    }

    private DatabaseAddress address(Kind kind) throws SQLException {
        return kind == Kind.SQLITE ? DatabaseAddress.file(folder.resolve("atlas.db")) : TestPostgres.create();
    }

    @ParameterizedTest
    @EnumSource
    void accounts(Kind kind) throws SQLException {
        try (Database site = open(kind)) {
            var administrator = new Administrator(site.jdbi());
            assertThat(administrator.exists()).isFalse();
            var elsewhere = new Administrator(site.jdbi());
            String cookie = elsewhere.setUp(administrator.setupToken(), PASSWORD);
            assertThat(administrator.session(cookie)).isPresent();
            assertThatThrownBy(() -> administrator.setUp(administrator.setupToken(), PASSWORD))
                    .isInstanceOf(Refused.class);
            administrator.signOut();
            assertThat(elsewhere.session(cookie)).isEmpty();
            assertThat(elsewhere.session(administrator.signIn(PASSWORD))).isPresent();

            var tokens = new ApiTokens(site.jdbi());
            String token = tokens.create("a token");
            assertThat(tokens.accepts(token)).isTrue();
            long id = tokens.list().get(0).id();
            tokens.revoke(id);
            assertThat(tokens.accepts(token)).isFalse();
            assertThatThrownBy(() -> tokens.revoke(id)).isInstanceOf(NoSuchToken.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void modelsAndWalks(Kind kind) throws SQLException, IOException {
        try (Database site = open(kind)) {
            var models = new Models(site.jdbi());
            BundledModels.importInto(models);
            BundledModels.importInto(models);
            Model published = models.published().orElseThrow();
            assertThat(models.all()).hasSize(3).first().isEqualTo(published);
            assertThat(models.weights(published.decoder()).bytes()).isEqualTo(bundled("decoder.safetensors"));
            TrainedModel files = models.files(published);
            assertThat(models.importFiles(files)).isEqualTo(published);

            Model other = models.all().get(1);
            models.publish(other.id(), true);
            assertThat(models.published().map(Model::id)).contains(other.id());
            assertThat(models.previous().map(Model::id)).contains(published.id());
            models.withdraw(other.id());
            assertThat(models.published().map(Model::id)).contains(published.id());
            assertThat(models.listed()).extracting(Model::id).doesNotContain(other.id());
            assertThatThrownBy(() -> models.withdraw(published.id())).isInstanceOf(OnlyModel.class);

            var walks = new Walks(site.jdbi(), models);
            String json = "{\"model\":\"" + published.id() + "\",\"stops\":[[0,0],[1,1]]}";
            SharedWalk shared = walks.share(json);
            assertThat(walks.share(json).id()).isEqualTo(shared.id());
            assertThat(walks.get(shared.id()).json()).isEqualTo(shared.json());
        }
    }

    private static byte[] bundled(String file) throws IOException {
        try (InputStream in = Models.class.getResourceAsStream("/models/mnist-2d/" + file)) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSpeedOfEarlierRuns(Kind kind) throws SQLException {
        try (Database site = open(kind);
                var runs = new Runs(site)) {
            Run run = runs.start(TrainingSettings.defaults());
            assertThat(runs.seen()).isEmpty();
            String epoch = "insert into epoch (run_id, epoch, train_elbo, train_reconstruction, train_kl, test_elbo,"
                    + " test_reconstruction, test_kl, images_per_second) values (?, ?, -9, -8, 1, -9, -8, 1, ?)";
            site.jdbi().useHandle(handle -> {
                handle.execute(epoch, run.id(), 1, 300);
                handle.execute(epoch, run.id(), 2, 100);
            });
            assertThat(runs.seen())
                    .containsExactly(new TrainingEstimate.Seen(run.id(), TrainingSettings.defaults(), 100, 300));
        }
    }

    /** Two models were published; two administrators withdraw one each at the same time. */
    @ParameterizedTest
    @EnumSource
    void twoWhoWithdrawAtOnceDoNotLeaveTheSiteWithoutAModel(Kind kind) throws SQLException {
        try (Database site = open(kind)) {
            var models = new Models(site.jdbi());
            BundledModels.importInto(models);
            List<String> two = models.all().stream().limit(2).map(Model::id).toList();
            for (int round = 0; round < 10; round++) {
                two.forEach(id -> models.publish(id, true));
                List<CompletableFuture<Boolean>> answers = two.stream()
                        .map(id -> CompletableFuture.supplyAsync(() -> withdrawn(new Models(site.jdbi()), id)))
                        .toList();
                assertThat(answers.stream().filter(CompletableFuture::join)).hasSize(1);
                assertThat(models.published()).isPresent();
            }
        }
    }

    private static boolean withdrawn(Models models, String id) {
        try {
            models.withdraw(id);
            return true;
        } catch (OnlyModel refused) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLaterVersionsTablesAreLeftAlone(Kind kind) throws SQLException {
        DatabaseAddress address = address(kind);
        try (Database site = Database.open(address)) {
            site.jdbi()
                    .useHandle(handle -> handle.execute("update flyway_schema_history set version = '999'"
                            + " where version = (select max(version) from flyway_schema_history)"));
        }
        assertThatThrownBy(() -> Database.open(address))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("by this version of Latent Atlas");
    }
}
