package org.latentatlas.server.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compression of what is sent again and again, done once. */
public final class Gzip {
    private Gzip() {}

    /** The bytes compressed as well as gzip can, or null when that saves less than a twentieth. */
    public static byte @Nullable [] ifSmaller(byte[] bytes) {
        var buffer = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (var gzip = new BestGzip(buffer)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.size() < bytes.length * 0.95 ? buffer.toByteArray() : null;
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
