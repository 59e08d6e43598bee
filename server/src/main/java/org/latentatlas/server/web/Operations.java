package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.latentatlas.server.db.Database;

/** For whoever runs the site: whether it is well, and what its API offers. */
final class Operations {
    private final Database database;
    private final byte[] openApi = read("/openapi.json");

    Operations(Database database) {
        this.database = database;
    }

    /** 200 while requests can be answered. */
    void health(Context ctx) {
        if (!database.answers()) {
            throw new ServiceUnavailableResponse("The database does not answer.");
        }
        ctx.contentType("text/plain; charset=utf-8");
        ctx.status(HttpStatus.OK);
        ctx.result("ok\n");
    }

    void openApi(Context ctx) {
        ctx.contentType("application/json");
        ctx.result(openApi);
    }

    private static byte[] read(String resource) {
        try (InputStream in = Operations.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
