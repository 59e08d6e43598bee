package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.uploads.RefusedUpload;
import org.latentatlas.server.uploads.RefusedUpload.Reason;

/**
 * The parts of a {@code multipart/form-data} body, one after the other, while it arrives. Not more than one piece of it is in memory. For
 * one thread.
 */
final class UploadParts {
    private static final int PIECE = 1 << 16;
    private static final long MOST_PARTS = 16;
    private static final int LONGEST_TEXT = 1000;

    /**
     * One part.
     *
     * @param leftEmpty whether it is a file that was not chosen
     * @param content which can be read until the next part is asked for
     */
    record Part(String field, boolean leftEmpty, InputStream content) {
        /**
         * The content as a short text.
         *
         * @throws RefusedUpload when it is none, or longer
         * @throws IOException when the connection is cut
         */
        String text() throws IOException {
            byte[] bytes = content.readNBytes(LONGEST_TEXT + 1);
            if (bytes.length > LONGEST_TEXT) {
                throw new RefusedUpload(Reason.UNUSABLE, field, field + " is longer than " + LONGEST_TEXT + " bytes.");
            }
            return utf8(field, bytes).strip();
        }

        /** Refuses a field that the form does not have. */
        RefusedUpload unknown(String expected) {
            String name = FormFields.shortened(field);
            return new RefusedUpload(Reason.UNUSABLE, name, name + " is not a field; expected " + expected + ".");
        }
    }

    /** What the parser found, in its order: a part's beginning, a piece of it, its end. */
    private record Found(
            @Nullable String field,
            boolean leftEmpty,
            @Nullable ByteBuffer content) {
        static final Found END = new Found(null, false, null);
    }

    private final InputStream body;
    private final MultiPart.Parser parser;
    private final Deque<Found> found = new ArrayDeque<>();
    private final byte[] piece = new byte[PIECE];
    private boolean complete;
    private @Nullable Throwable failure;

    /**
     * The parts of a request's body. On pages the first one is the form's token, which is checked and passed over.
     *
     * @param body of the request
     * @throws UnsupportedMediaTypeResponse when it is not declared as multipart/form-data
     * @throws IOException when the connection is cut
     */
    static UploadParts of(Context ctx, InputStream body, Guard guard) throws IOException {
        String type = ctx.contentType();
        boolean multipart = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
        String boundary = multipart ? MultiPart.extractBoundary(type) : null;
        if (boundary == null) {
            throw new UnsupportedMediaTypeResponse("The Content-Type must be multipart/form-data with a boundary.");
        }
        var parts = new UploadParts(body, boundary);
        if (!Guard.isApi(ctx)) {
            Optional<Part> first = parts.next();
            boolean token = first.isPresent() && first.get().field().equals("csrf");
            guard.checkForm(ctx, token ? first.get().text() : "");
        }
        return parts;
    }

    private UploadParts(InputStream body, String boundary) {
        this.body = body;
        this.parser = new MultiPart.Parser(boundary, new Listener());
        parser.setMaxParts(MOST_PARTS);
    }

    /**
     * The next part, after the rest of the one before; empty at the end.
     *
     * @throws IOException when the connection is cut or the body is no such body
     */
    Optional<Part> next() throws IOException {
        while (true) {
            Found next = found.poll();
            if (next == null) {
                if (complete) {
                    return Optional.empty();
                }
                more();
            } else if (next.field() != null) {
                return Optional.of(new Part(next.field(), next.leftEmpty(), new PartStream()));
            }
        }
    }

    /**
     * The text of a field or of its file.
     *
     * @throws RefusedUpload when it is no UTF-8
     */
    static String utf8(String field, byte[] bytes) {
        return Utf8.text(bytes)
                .orElseThrow(() -> new RefusedUpload(Reason.UNUSABLE, field, field + " is not UTF-8 text."));
    }

    private void more() throws IOException {
        int read = body.read(piece);
        parser.parse(read < 0 ? Content.Chunk.EOF : Content.Chunk.from(ByteBuffer.wrap(piece, 0, read), false));
        if (failure != null) {
            throw new IOException("it is no multipart/form-data: " + failure.getMessage(), failure);
        }
        if (read < 0 && !complete) {
            throw new EOFException("it ended before its last part did");
        }
    }

    /** Content of the part that was begun last. */
    private final class PartStream extends InputStream {
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            while (!ended) {
                Found next = found.peek();
                if (next == null) {
                    more();
                } else if (next.content() == null) {
                    ended = true;
                } else if (next.content().hasRemaining()) {
                    int taken = Math.min(length, next.content().remaining());
                    next.content().get(bytes, offset, taken);
                    return taken;
                } else {
                    found.remove();
                }
            }
            return -1;
        }
    }

    /** Copies what is found, since the parser's pieces are parts of the one that is read into again. */
    private final class Listener implements MultiPart.Parser.Listener {
        private String field = "";
        private boolean leftEmpty;

        @Override
        public void onPartBegin() {
            field = "";
            leftEmpty = false;
        }

        @Override
        public void onPartHeader(String name, String value) {
            if (name.equalsIgnoreCase("Content-Disposition")) {
                Map<String, String> parameters = new HashMap<>();
                HttpField.getValueParameters(value, parameters);
                field = parameters.getOrDefault("name", "");
                leftEmpty = parameters.getOrDefault("filename", "-").isEmpty();
            }
        }

        @Override
        public void onPartHeaders() {
            found.add(new Found(field, leftEmpty, null));
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            ByteBuffer content = chunk.getByteBuffer();
            found.add(new Found(
                    null,
                    false,
                    ByteBuffer.allocate(content.remaining()).put(content).flip()));
        }

        @Override
        public void onPartEnd() {
            found.add(Found.END);
        }

        @Override
        public void onComplete() {
            complete = true;
        }

        @Override
        public void onFailure(Throwable cause) {
            failure = cause;
        }
    }
}
