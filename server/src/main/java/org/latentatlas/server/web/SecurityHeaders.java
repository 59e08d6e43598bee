package org.latentatlas.server.web;

import io.javalin.http.Context;
import java.util.Map;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Headers that every answer carries, errors included. */
final class SecurityHeaders {
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval' " + InlineScript.hashes(), // the decoder is WebAssembly
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "font-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", CONTENT_SECURITY_POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "X-Frame-Options", "DENY",
            "Cache-Control", "no-cache"); // answers that may be kept longer say so themselves

    private SecurityHeaders() {}

    static void add(Context ctx) {
        HEADERS.forEach(ctx::header);
    }

    /** Lets any page show this answer in a frame; everything else stays forbidden. */
    static void allowFrames(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"));
        ctx.res().setHeader("X-Frame-Options", null);
        ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /**
     * Jetty's own answer to a request so malformed that no route sees it; the status is set already. It says that the connection ends with
     * it, as Jetty does not, so that no client loses its next request on it.
     */
    static boolean answerMalformed(Request request, Response response, Callback callback) {
        HEADERS.forEach(response.getHeaders()::put);
        response.getHeaders().put("Content-Type", "text/plain; charset=utf-8");
        response.getHeaders().put("Connection", "close");
        Content.Sink.write(response, true, "This request cannot be understood.\n", callback);
        return true;
    }
}
