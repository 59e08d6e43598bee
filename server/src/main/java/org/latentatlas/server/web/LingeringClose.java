package org.latentatlas.server.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Requests that are refused before their bodies were read are answered at once, and what still comes of them is read and thrown away, within
 * bounds: a client reads no answer before it has sent everything, and sees none where the connection is closed on it.
 */
final class LingeringClose {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private LingeringClose() {}

    static void after(Context ctx) throws IOException {
        InputStream answer = ctx.resultInputStream();
        boolean bodyComes = ctx.req().getContentLengthLong() > 0 || ctx.header("Transfer-Encoding") != null;
        if (ctx.statusCode() < 400
                || !bodyComes
                || answer == null
                || ctx.req().getInputStream().isFinished()) {
            return;
        }
        byte[] bytes = answer.readAllBytes();
        ctx.res().setContentLength(bytes.length);
        ctx.res().getOutputStream().write(bytes);
        ctx.res().flushBuffer();
        ctx.result(InputStream.nullInputStream());
        discard(ctx.bodyInputStream());
    }

    private static void discard(InputStream body) {
        long end = System.nanoTime() + LONGEST.toNanos();
        byte[] piece = new byte[1 << 16];
        long left = Uploads.MOST_BYTES;
        try {
            for (int read = body.read(piece);
                    read >= 0 && left > 0 && System.nanoTime() < end;
                    read = body.read(piece)) {
                left -= read;
            }
        } catch (IOException gone) {
            // whoever sent it went away
        }
    }
}
