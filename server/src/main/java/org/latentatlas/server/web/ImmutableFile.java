package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.Sha256;
import org.latentatlas.server.models.Gzip;

/** A file whose address holds a hash of its content: sent compressed where the browser takes that, kept for ever. */
final class ImmutableFile {
    private final String contentType;
    private final String hash;
    private final byte[] bytes;
    private final byte @Nullable [] gzip;

    ImmutableFile(String contentType, String hash, byte[] bytes, byte @Nullable [] gzip) {
        this.contentType = contentType;
        this.hash = hash;
        this.bytes = bytes;
        this.gzip = gzip;
    }

    /** A file of weights or of a network: bytes to browsers, compressed where that is smaller. */
    static ImmutableFile ofBytes(byte[] bytes) {
        return new ImmutableFile("application/octet-stream", Sha256.hex(bytes), bytes, Gzip.ifSmaller(bytes));
    }

    byte[] bytes() {
        return bytes;
    }

    /** Answers GET and HEAD, and 304 where the browser has the file. */
    void answer(Context ctx) {
        byte[] compressed = acceptsGzip(ctx.header(Header.ACCEPT_ENCODING)) ? gzip : null;
        byte[] body = compressed == null ? bytes : compressed;
        String etag = '"' + hash + (compressed == null ? "" : "-gzip") + '"'; // strong: one for each encoding
        ctx.disableCompression();
        ctx.header(Header.ETAG, etag);
        ctx.header(Header.CACHE_CONTROL, "public, max-age=31536000, immutable");
        if (gzip != null) {
            ctx.header(Header.VARY, Header.ACCEPT_ENCODING);
        }
        if (matches(ctx.header(Header.IF_NONE_MATCH), etag)) {
            ctx.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        if (compressed != null) {
            ctx.header(Header.CONTENT_ENCODING, "gzip");
        }
        ctx.contentType(contentType);
        ctx.res().setContentLength(body.length);
        ctx.result(body);
    }

    private static boolean acceptsGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        return Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(coding -> coding.equals("gzip") || coding.startsWith("gzip;"))
                .anyMatch(coding -> !coding.matches("gzip;\\s*q=0(\\.0*)?"));
    }

    private static boolean matches(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        return Arrays.stream(ifNoneMatch.split(","))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }
}
