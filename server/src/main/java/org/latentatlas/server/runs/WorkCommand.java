package org.latentatlas.server.runs;

import java.util.Map;
import org.latentatlas.server.UntilTold;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.db.DataFolder;
import org.latentatlas.server.db.Database;
import org.latentatlas.server.db.DatabaseOptions;
import org.latentatlas.server.models.Models;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private DataSetsOption datasets = new DataSetsOption();

    @Override
    public void run() {
        Map<String, String> environment = System.getenv();
        var every = heartbeat.interval(environment);
        DataFolder folder = DataFolder.open(site.data(environment));
        try (Database database = site.open()) {
            var dataSets = new DataSets(datasets.folder(environment).orElse(folder.datasets()));
            var worker = new RunWorker(database, dataSets, new Models(database.jdbi()), new Runs(database), every);
            worker.begin();
            UntilTold.run(() -> announce(database), worker::close); // the run under way goes back into the queue
        }
    }

    private static void announce(Database database) {
        System.out.println("Latent Atlas works for the site at " + database.name());
        System.out.flush();
    }
}
