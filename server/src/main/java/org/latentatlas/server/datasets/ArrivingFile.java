package org.latentatlas.server.datasets;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.latentatlas.server.uploads.RefusedUpload;
import org.latentatlas.server.uploads.RefusedUpload.Reason;

/**
 * An IDX file that is verified while it arrives, plain or gzipped, and written as plain content: the first byte that is not as it should be
 * ends it. Nothing is held in memory but one piece.
 */
final class ArrivingFile {
    /** Plain content of one file: 200 MB. */
    static final long MOST_BYTES = 200_000_000;

    private static final int PIECE = 1 << 16;
    private static final int UNSIGNED_BYTE = 8;
    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;
    private static final int MOST_LABEL = 9;

    private final IdxPart part;
    private final MessageDigest digest;
    private final OutputStream out;
    private final byte[] piece = new byte[PIECE];
    private long offset;

    /** Verifies what comes as this part, and hands its content to the digest and the stream. */
    ArrivingFile(IdxPart part, MessageDigest digest, OutputStream out) {
        this.part = part;
        this.digest = digest;
        this.out = out;
    }

    /**
     * Takes the whole file.
     *
     * @param expected how many pictures or labels its partner has, -1 while that is not known
     * @return how many it has
     * @throws RefusedUpload naming the field, the offset in the plain content, what came and what was expected
     * @throws IOException when the connection is cut
     */
    int take(InputStream raw, int expected) throws IOException {
        try {
            InputStream content = plain(raw);
            int count = header(content, expected);
            body(content, (long) count * part.stride());
            if (content.read() >= 0) {
                throw wrong("expected the end of the file after " + offset + " bytes, found more");
            }
            return count;
        } catch (ZipException damage) {
            throw wrong("expected gzip data, found damage (" + damage.getMessage() + ")");
        } catch (EOFException cut) {
            throw wrong("expected more gzip data, found the end of the file");
        }
    }

    /** How many bytes of plain content came. */
    long bytes() {
        return offset;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static InputStream plain(InputStream raw) throws IOException {
        var ahead = new PushbackInputStream(raw, 2);
        byte[] first = ahead.readNBytes(2);
        ahead.unread(first);
        boolean gzipped = first.length == 2 && (first[0] & 0xff) == GZIP_1 && (first[1] & 0xff) == GZIP_2;
        return gzipped ? new GZIPInputStream(ahead, PIECE) : ahead;
    }

    private int header(InputStream content, int expected) throws IOException {
        int dimensions = 1 + part.shape().size();
        byte[] header = content.readNBytes(4);
        if (header.length == 0) {
            throw new RefusedUpload(Reason.UNUSABLE, part.field(), part.field() + " is empty; expected an IDX file.");
        }
        byte[] magic = {0, 0, UNSIGNED_BYTE, (byte) dimensions};
        for (int i = 0; i < magic.length; i++) {
            if (i >= header.length) {
                throw truncated(magic.length, header.length);
            }
            if (header[i] != magic[i]) {
                throw wrong("expected the magic number " + HexFormat.of().formatHex(magic) + ", found "
                        + HexFormat.of().formatHex(header));
            }
        }
        keep(header, header.length);
        int count = count(content, expected);
        for (int side : part.shape()) {
            int found = number(content);
            if (found != side) {
                throw wrong("expected pictures of 28 x 28 pixels, found a side of " + Integer.toUnsignedLong(found));
            }
            keepNumber(found);
        }
        return count;
    }

    private int count(InputStream content, int expected) throws IOException {
        int count = number(content);
        if (count == 0) {
            throw wrong("expected at least one " + thing() + ", found none");
        }
        if (count < 0 || (long) count * part.stride() > MOST_BYTES) {
            throw new RefusedUpload(
                    Reason.TOO_LARGE,
                    part.field(),
                    part.field() + " at offset " + offset + ": expected at most " + MOST_BYTES / part.stride() + " "
                            + thing() + "s, found " + Integer.toUnsignedLong(count) + ".");
        }
        if (expected >= 0 && count != expected) {
            throw wrong("expected " + expected + " " + thing() + "s, as many as "
                    + part.partner().field() + " has, found " + count);
        }
        keepNumber(count);
        return count;
    }

    private String thing() {
        return part.pictures() ? "picture" : "label";
    }

    private int number(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(4);
        if (bytes.length < 4) {
            throw truncated(offset + 4, bytes.length);
        }
        return ByteBuffer.wrap(bytes).getInt();
    }

    private void keepNumber(int number) {
        keep(ByteBuffer.allocate(4).putInt(number).array(), 4);
    }

    private void body(InputStream content, long length) throws IOException {
        long end = offset + length;
        while (offset < end) {
            int read = content.read(piece, 0, (int) Math.min(piece.length, end - offset));
            if (read < 0) {
                throw truncated(end, 0);
            }
            if (!part.pictures()) {
                checkLabels(read);
            }
            keep(piece, read);
        }
    }

    private void checkLabels(int read) {
        for (int i = 0; i < read; i++) {
            if ((piece[i] & 0xff) > MOST_LABEL) {
                offset += i;
                throw wrong("expected a label from 0 to 9, found " + (piece[i] & 0xff));
            }
        }
    }

    private void keep(byte[] bytes, int length) {
        try {
            out.write(bytes, 0, length);
        } catch (IOException full) {
            throw new RefusedUpload(
                    Reason.TOO_LARGE,
                    part.field(),
                    part.field() + " could not be written to the server's disk (" + full.getMessage()
                            + "); make room there and send it again.");
        }
        digest.update(bytes, 0, length);
        offset += length;
    }

    private RefusedUpload truncated(long expected, long more) {
        return wrong("expected " + expected + " bytes at least, found the end of the file after " + (offset + more));
    }

    private RefusedUpload wrong(String what) {
        return new RefusedUpload(
                Reason.UNUSABLE, part.field(), part.field() + " at offset " + offset + ": " + what + ".");
    }
}
