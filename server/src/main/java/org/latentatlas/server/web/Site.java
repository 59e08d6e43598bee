package org.latentatlas.server.web;

import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.io.PrintStream;
import org.latentatlas.server.CannotStart;
import org.latentatlas.server.db.DataFolder;
import org.latentatlas.server.db.Database;
import org.latentatlas.server.models.BundledModels;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.walks.Walks;

/** A running site. The objects of the program are made here and nowhere else. */
public final class Site implements AutoCloseable {
    private final Settings settings;
    private final DataFolder folder;
    private final Database database;
    private final Javalin server;

    private Site(Settings settings, DataFolder folder, Database database, Javalin server) {
        this.settings = settings;
        this.folder = folder;
        this.database = database;
        this.server = server;
    }

    /**
     * Opens the data folder and answers requests from then on.
     *
     * @throws CannotStart when the folder, the database or the port cannot be used
     */
    public static Site start(Settings settings) {
        DataFolder folder = DataFolder.open(settings.data()).lock();
        Database database = Database.open(folder.database());
        var models = new Models(database.jdbi());
        BundledModels.importInto(models);
        var walks = new Walks(database.jdbi(), models);
        var assets = Assets.load();
        var pages = new Pages(assets, models, settings.url());

        var app = new App(
                assets,
                new Problems(pages),
                new MapPages(pages, models, walks),
                new Api(models, walks),
                new WeightsRoute(models));
        var site = new Site(settings, folder, database, app.create());
        site.listen();
        return site;
    }

    private void listen() {
        try {
            server.start(settings.host(), settings.port());
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

    /** Says that the site is ready, and where. */
    void announce(PrintStream out) {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        String address = settings.url() != null ? settings.url().toString() : "http://" + host + ":" + port();
        out.println("Latent Atlas is ready at " + address);
        out.flush();
    }

    /** Lets requests under way finish, then closes everything. */
    @Override
    public void close() {
        server.stop();
        database.close();
        folder.close();
    }
}
