package org.latentatlas.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Serves the page that is measured, its two builds and the weights, isolated so that its clock ticks in 5 microseconds. */
final class KernelServer implements AutoCloseable {
    private static final String PAGE = """
            <!doctype html><title>kernel</title><script type="module">
            if (location.search === '?wasm') {
              const { load } = await import('./classes.wasm-runtime.js');
              globalThis.kernel = (await load('kernel.wasm')).exports;
            } else {
              globalThis.kernel = await import('./kernel.js');
            }
            </script>
            """;

    private final HttpServer server;
    private final List<byte[]> weights;

    KernelServer(List<byte[]> weights) throws IOException {
        this.weights = weights;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String type = Map.of("js", "text/javascript", "wasm", "application/wasm")
                .getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/html");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cross-Origin-Opener-Policy", "same-origin");
        exchange.getResponseHeaders().set("Cross-Origin-Embedder-Policy", "require-corp");
        byte[] body = body(path);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private byte[] body(String path) throws IOException {
        if (path.equals("/")) {
            return PAGE.getBytes(StandardCharsets.UTF_8);
        }
        if (path.startsWith("/weights/")) {
            return weights.get(Integer.parseInt(path.substring("/weights/".length())));
        }
        try (InputStream file = KernelServer.class.getResourceAsStream("/page" + path)) {
            return file == null ? new byte[0] : file.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
