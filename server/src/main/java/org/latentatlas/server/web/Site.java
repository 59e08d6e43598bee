package org.latentatlas.server.web;

import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.latentatlas.server.CannotStart;
import org.latentatlas.server.accounts.Administrator;
import org.latentatlas.server.accounts.ApiTokens;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.db.DataFolder;
import org.latentatlas.server.db.Database;
import org.latentatlas.server.models.BundledModels;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.relatives.EncodedTrainingSets;
import org.latentatlas.server.runs.DataShelf;
import org.latentatlas.server.runs.RunWorker;
import org.latentatlas.server.runs.Runs;
import org.latentatlas.server.walks.Walks;

/** A running site. The objects of the program are made here and nowhere else. */
public final class Site implements AutoCloseable {
    private final Settings settings;
    private final DataFolder folder;
    private final Database database;
    private final Runs runs;
    private final Optional<RunWorker> worker;
    private final EncodedTrainingSets trainingSets;
    private final Administrator administrator;
    private final Javalin server;

    private Site(
            Settings settings,
            DataFolder folder,
            Database database,
            Runs runs,
            Optional<RunWorker> worker,
            EncodedTrainingSets trainingSets,
            Administrator administrator,
            Javalin server) {
        this.settings = settings;
        this.folder = folder;
        this.database = database;
        this.runs = runs;
        this.worker = worker;
        this.trainingSets = trainingSets;
        this.administrator = administrator;
        this.server = server;
    }

    /**
     * Opens the data folder and answers requests from then on.
     *
     * @throws CannotStart when the folder, the database or the port cannot be used
     */
    public static Site start(Settings settings) {
        DataFolder folder = DataFolder.open(settings.data());
        if (settings.database().embedded()) {
            folder.lock();
        }
        Database database = Database.open(settings.database());
        var models = new Models(database.jdbi());
        BundledModels.importInto(models);
        var walks = new Walks(database.jdbi(), models);
        var dataSets = new DataSets(settings.datasets() != null ? settings.datasets() : folder.datasets());
        dataSets.sweep();
        var runs = new Runs(database);
        var shelf = new DataShelf(dataSets, runs, models);
        Optional<RunWorker> worker = settings.workers() == 0
                ? Optional.empty()
                : Optional.of(new RunWorker(database, dataSets, models, runs, settings.heartbeat()));
        var trainingSets = new EncodedTrainingSets(folder.encodedTrainingSets(), dataSets, models);
        var administrator = new Administrator(database.jdbi());
        var tokens = new ApiTokens(database.jdbi());

        var guard = new Guard(administrator, tokens, settings.url(), settings.proxies());
        var arrivals = new Arrivals();
        var uploads = new Uploads(dataSets, shelf, guard, arrivals);
        var modelUploads = new ModelUploads(models, guard);
        var assets = Assets.load();
        var pages = new Pages(assets, models, guard, settings.url());
        var decoders = new DecoderModules(models);
        var mapPictures = new MapPictures(models);
        var app = new App(
                guard,
                assets,
                new RootFiles(pages, assets),
                new Problems(pages),
                new MapPages(pages, models, decoders, walks),
                new DrawPages(pages, models, new Examples(dataSets), mapPictures),
                mapPictures,
                new WeightsRoute(models),
                decoders,
                new DataSetPictures(dataSets, shelf, guard),
                new RelativesRoute(models, trainingSets),
                new OnnxRoute(models),
                new Previews(walks, models),
                new AccountPages(pages, guard, administrator),
                new AdminPages(pages, runs, models, tokens, dataSets),
                new RunPages(pages, runs, models),
                new PublishPages(pages, models, modelUploads),
                new DataPages(pages, dataSets, shelf, uploads, arrivals),
                new RunEvents(pages, runs, models),
                new Api(models, walks, guard),
                new RunApi(runs, models, modelUploads, dataSets),
                new DataApi(dataSets, shelf, uploads),
                new Operations(database),
                new Metrics(runs));
        var site = new Site(
                settings,
                folder,
                database,
                runs,
                worker,
                trainingSets,
                administrator,
                app.create(settings.host(), settings.port()));
        site.listen();
        worker.ifPresent(RunWorker::begin);
        return site;
    }

    private void listen() {
        try {
            server.start();
        } catch (JavalinBindException e) {
            close();
            throw new CannotStart(
                    "The address " + settings.host() + ":" + settings.port()
                            + " cannot be used; another program may listen there. Choose another with --port.",
                    e);
        }
    }

    /** The port that answers. */
    public int port() {
        return server.port();
    }

    /** The address under which visitors reach the site. */
    public String address() {
        if (settings.url() != null) {
            return settings.url().toString();
        }
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "http://" + host + ":" + port();
    }

    /** The one-time address at which the administrator's password is set; empty when it was. */
    public Optional<String> setupAddress() {
        return administrator.exists()
                ? Optional.empty()
                : Optional.of(address() + "/setup?token=" + administrator.setupToken());
    }

    /** Every route as {@code METHOD /path}. */
    List<String> routes() {
        return server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(route -> route.endpoint.method.name() + " " + route.endpoint.path)
                .toList();
    }

    /** Says that the site is ready, and where. */
    void announce(PrintStream out) {
        out.println("Latent Atlas is ready at " + address());
        setupAddress().ifPresent(setup -> out.println("Set the administrator's password once at " + setup));
        out.flush();
    }

    /** Puts the run under way back into the queue, lets requests finish, then closes everything. */
    @Override
    public void close() {
        runs.close();
        worker.ifPresent(RunWorker::close);
        server.stop();
        trainingSets.close();
        database.close();
        folder.close();
    }
}
