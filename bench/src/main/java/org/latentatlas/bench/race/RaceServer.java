package org.latentatlas.bench.race;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Serves all pages of the race from memory, code compressed. Pages are isolated from other origins, so that threads are allowed and the
 * clock ticks in 5 microseconds; those below {@code /first/} are not, as a site that does not ask for threads would be.
 */
final class RaceServer implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript",
            "mjs", "text/javascript",
            "wasm", "application/wasm");

    private static final Pattern PRELOAD =
            Pattern.compile("<link rel=\"(\\w+)\" href=\"([^\"]+)\"( as=\"fetch\" crossorigin)?>");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, byte[]> compressed = new ConcurrentHashMap<>();
    private final Map<String, String> preloads = new ConcurrentHashMap<>();

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else answers may wait 40 ms for an acknowledgement
    }

    /** Serves what lies in the folders, the first that has a path winning, and files made for the race, by path. */
    RaceServer(List<Path> folders, List<Map<String, byte[]>> made) throws IOException {
        for (Path folder : folders) {
            add(folder);
        }
        made.forEach(paths -> paths.forEach(this::add));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void add(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String path = "/" + folder.relativize(file).toString().replace('\\', '/');
                add(path, Files.readAllBytes(file));
            }
        }
    }

    private void add(String path, byte[] content) {
        if (path.endsWith(".html")) {
            preloads(content).ifPresent(links -> preloads.putIfAbsent(path, links));
        }
        if (files.putIfAbsent(path, content) == null && TYPES.containsKey(extension(path))) {
            compressed.put(path, gzip(content));
        }
    }

    /** The preloads of a page's head as a header: the browser asks for them before it has a parser for the page. */
    private static Optional<String> preloads(byte[] page) {
        List<String> links = PRELOAD.matcher(new String(page, StandardCharsets.UTF_8))
                .results()
                .map(link -> "<" + link.group(2) + ">; rel=" + link.group(1)
                        + (link.group(3) == null ? "" : "; as=fetch; crossorigin"))
                .toList();
        return links.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", links));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(9);
            }
        }) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = compressed.getOrDefault(path, files.get(path));
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", TYPES.getOrDefault(extension(path), "application/octet-stream"));
            if (compressed.containsKey(path)) {
                headers.set("Content-Encoding", "gzip");
            }
            if (preloads.containsKey(path)) {
                headers.set("Link", preloads.get(path));
            }
            if (!path.startsWith("/first/")) {
                headers.set("Cross-Origin-Opener-Policy", "same-origin");
                headers.set("Cross-Origin-Embedder-Policy", "require-corp");
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
