package org.latentatlas.server.models;

import org.jspecify.annotations.Nullable;

/** The bytes of a file of weights, and the same compressed where that is smaller. Arrays are not copied. */
public final class Weights {
    private final String sha256;
    private final byte[] bytes;
    private final byte @Nullable [] gzip;

    Weights(String sha256, byte[] bytes, byte @Nullable [] gzip) {
        this.sha256 = sha256;
        this.bytes = bytes;
        this.gzip = gzip;
    }

    /** The content hash, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** A safetensors file. */
    public byte[] bytes() {
        return bytes;
    }

    /** The file compressed, or null where that would not help. */
    public byte @Nullable [] gzip() {
        return gzip;
    }
}
