package org.latentatlas.server.runs;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.db.DataFolder;
import org.latentatlas.server.db.Database;
import org.latentatlas.server.db.DatabaseOptions;
import org.latentatlas.server.models.Models;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code work}: trains the queued runs of a site, without its pages, until the process is told to end. */
@Command(
        name = "work",
        description = "Train the queued runs of a site, one at a time; start one on every machine, or several.",
        mixinStandardHelpOptions = true)
public final class WorkCommand implements Runnable {
    @Mixin
    private DatabaseOptions site = new DatabaseOptions();

    @Mixin
    private HeartbeatOption heartbeat = new HeartbeatOption();

    @Option(
            names = "--datasets",
            paramLabel = "DIR",
            description =
                    "Folder with the data sets' IDX files; inside the data folder unless ATLAS_DATASETS says more.")
    private @Nullable Path datasets;

    @Override
    public void run() {
        Map<String, String> environment = System.getenv();
        var every = heartbeat.interval(environment);
        DataFolder folder = DataFolder.open(site.data(environment));
        try (Database database = site.open()) {
            var models = new Models(database.jdbi());
            var worker = new RunWorker(
                    database, new DataSets(dataSets(folder, environment)), models, new Runs(database), every);
            worker.begin();
            System.out.println("Latent Atlas works for the site at " + database.name());
            System.out.flush();
            untilTold(worker);
        }
    }

    /** The process ends when its hooks have: this one waits until the run under way is back in the queue. */
    private static void untilTold(RunWorker worker) {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            worker.close();
                            stopped.countDown();
                        },
                        "stop"));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path dataSets(DataFolder folder, Map<String, String> environment) {
        String variable = environment.getOrDefault("ATLAS_DATASETS", "");
        if (datasets != null) {
            return datasets;
        }
        return variable.isBlank() ? folder.datasets() : Path.of(variable.strip());
    }
}
