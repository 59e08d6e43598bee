package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.latentatlas.server.Sha256;
import org.latentatlas.server.models.Gzip;

/**
 * What a browser is sent as it is: everything under {@code static/} on the class path, htmx, and the style sheets, each joined from the
 * parts in a folder of {@code styles/} in the order of their names. One hash stands for the whole bundle, so that its files may refer to
 * each other by relative addresses and be kept for ever.
 */
public final class Assets {
    private static final int HASH_DIGITS = 12;

    /** Files from WebJars, by the name under which they are sent. */
    private static final Map<String, String> WEB_JARS = Map.of(
            "htmx.js", "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js",
            "htmx-sse.js", "META-INF/resources/webjars/htmx-ext-sse/2.2.2/sse.js");

    private final String hash;
    private final Map<String, ImmutableFile> files;

    private Assets(String hash, Map<String, ImmutableFile> files) {
        this.hash = hash;
        this.files = files;
    }

    /** Reads and compresses the bundle that this program carries. */
    public static Assets load() {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        ClassLoader loader = Assets.class.getClassLoader();
        try {
            for (URL root : Collections.list(loader.getResources("static"))) {
                readAll(root.toURI(), "static", contents);
            }
            for (URL root : Collections.list(loader.getResources("styles"))) {
                var parts = new TreeMap<String, byte[]>();
                readAll(root.toURI(), "styles", parts);
                join(parts, contents);
            }
            for (Map.Entry<String, String> file : WEB_JARS.entrySet()) {
                contents.put(file.getKey(), read(loader, file.getValue()));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the static files of this program cannot be read", e);
        }
        String hash = hash(contents);
        Map<String, ImmutableFile> files = new HashMap<>();
        contents.forEach((path, bytes) ->
                files.put(path, new ImmutableFile(contentType(path), Sha256.hex(bytes), bytes, Gzip.ifSmaller(bytes))));
        return new Assets(hash, Map.copyOf(files));
    }

    /** Makes {@code atlas.css} of {@code atlas/00-tokens.css}, {@code atlas/10-base.css} and so on. */
    static void join(SortedMap<String, byte[]> parts, Map<String, byte[]> contents) {
        parts.forEach((path, part) ->
                contents.merge(path.substring(0, path.indexOf('/')) + ".css", part, (before, after) -> {
                    byte[] joined = Arrays.copyOf(before, before.length + after.length);
                    System.arraycopy(after, 0, joined, before.length, after.length);
                    return joined;
                }));
    }

    private static void readAll(URI root, String folder, Map<String, byte[]> contents) throws IOException {
        if (root.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
                readFolder(jar.getPath("/" + folder), contents);
            }
        } else {
            readFolder(Path.of(root), contents);
        }
    }

    private static void readFolder(Path folder, Map<String, byte[]> contents) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path -> contents.putIfAbsent(
                            folder.relativize(path).toString().replace('\\', '/'), read(path)));
        }
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(ClassLoader loader, String resource) throws IOException {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }

    private static String hash(SortedMap<String, byte[]> contents) {
        var list = new StringBuilder();
        contents.forEach((path, bytes) ->
                list.append(path).append(' ').append(Sha256.hex(bytes)).append('\n'));
        return Sha256.hex(list.toString().getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
    }

    /** The address of a file, such as {@code atlas.css}. */
    public String url(String path) {
        if (!files.containsKey(path)) {
            throw new IllegalArgumentException("there is no static file " + path);
        }
        return "/assets/" + hash + "/" + path;
    }

    /** First digits of the hash that stands for the whole bundle. */
    String hash() {
        return hash;
    }

    /** The content of a file that is text. */
    String text(String path) {
        return new String(Objects.requireNonNull(files.get(path), path).bytes(), StandardCharsets.UTF_8);
    }

    void answer(Context ctx) {
        ImmutableFile file = files.get(ctx.pathParam("path"));
        if (file == null || !ctx.pathParam("hash").equals(hash)) {
            throw new NotFoundResponse("There is no such file.");
        }
        file.answer(ctx);
    }

    private static String contentType(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "js", "mjs" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "wasm" -> "application/wasm";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "ico" -> "image/x-icon";
            case "woff2" -> "font/woff2";
            case "json", "map" -> "application/json";
            case "webmanifest" -> "application/manifest+json";
            case "txt" -> "text/plain; charset=utf-8";
            default -> "application/octet-stream";
        };
    }
}
