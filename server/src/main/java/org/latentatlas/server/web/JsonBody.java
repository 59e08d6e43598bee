package org.latentatlas.server.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;

/** The body of a request that must be JSON. */
final class JsonBody {
    private JsonBody() {}

    /**
     * The body as text.
     *
     * @throws UnsupportedMediaTypeResponse when it is not declared as JSON; so no form of another site can send it
     * @throws BadRequestResponse when it is empty or not UTF-8
     */
    static String text(Context ctx) {
        String type = ctx.contentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new UnsupportedMediaTypeResponse("The Content-Type must be application/json.");
        }
        byte[] bytes = ctx.bodyAsBytes();
        if (bytes.length == 0) {
            throw new BadRequestResponse("The body is empty; expected JSON.");
        }
        return Utf8.text(bytes)
                .orElseThrow(() -> new BadRequestResponse("The body is not UTF-8 text; expected JSON in UTF-8."));
    }
}
