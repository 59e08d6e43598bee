package org.latentatlas.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A stream that says how many bytes were read from it. */
final class CountedStream extends InputStream {
    private final InputStream from;
    private final LongConsumer heard;

    CountedStream(InputStream from, LongConsumer heard) {
        this.from = from;
        this.heard = heard;
    }

    @Override
    public int read() throws IOException {
        int read = from.read();
        if (read >= 0) {
            heard.accept(1);
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = from.read(bytes, offset, length);
        if (read > 0) {
            heard.accept(read);
        }
        return read;
    }
}
