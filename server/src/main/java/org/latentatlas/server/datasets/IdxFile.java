package org.latentatlas.server.datasets;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One IDX file of unsigned bytes, plain or gzipped: two zero bytes, the type 8, the number of dimensions, their sizes as
 * big-endian 32-bit numbers, then the values. Never allocates more than the expected size.
 *
 * <p>Source: the description on Yann LeCun's page of MNIST.
 */
final class IdxFile {
    private static final int UNSIGNED_BYTE = 8;

    private final byte[] values;
    private final String md5;

    private IdxFile(byte[] values, String md5) {
        this.values = values;
        this.md5 = md5;
    }

    /** The values in the file's order. */
    byte[] values() {
        return values;
    }

    /** Of the uncompressed content, in hexadecimal. */
    String md5() {
        return md5;
    }

    /**
     * Reads a file that must hold exactly these sizes.
     *
     * @param file gzipped when its name ends in {@code .gz}
     * @throws DamagedDataSet naming file, offset in the uncompressed content, expected and found
     */
    static IdxFile read(Path file, int... sizes) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream content = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return read(file, content, sizes);
        } catch (ZipException | EOFException damage) {
            throw new DamagedDataSet(
                    file + " at offset 0: expected a complete gzip file, found damage (" + damage.getMessage() + ")");
        } catch (IOException failure) {
            throw new DataSetUnavailable(file + " cannot be read: " + failure, failure);
        }
    }

    /**
     * How many entries a file says that it has.
     *
     * @throws DamagedDataSet when it says that it has none, or more than this program takes
     */
    static int count(Path file) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream content = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            byte[] header = content.readNBytes(8);
            int count = header.length < 8 ? 0 : ByteBuffer.wrap(header).getInt(4);
            if (count < 1 || count > ArrivingFile.MOST_BYTES) {
                throw new DamagedDataSet(file + " at offset 4: expected 1 to " + ArrivingFile.MOST_BYTES
                        + " entries, found " + Integer.toUnsignedLong(count));
            }
            return count;
        } catch (ZipException | EOFException damage) {
            throw new DamagedDataSet(
                    file + " at offset 0: expected a complete gzip file, found damage (" + damage.getMessage() + ")");
        } catch (IOException failure) {
            throw new DataSetUnavailable(file + " cannot be read: " + failure, failure);
        }
    }

    private static IdxFile read(Path file, InputStream content, int... sizes) throws IOException {
        MessageDigest digest = md5Digest();
        byte[] header = take(file, content, 4 + 4 * sizes.length, 0, digest);
        expect(file, 0, "the two zero bytes of an IDX file", 0, ((header[0] & 0xff) << 8) | (header[1] & 0xff));
        expect(file, 2, "the type of unsigned bytes", UNSIGNED_BYTE, header[2]);
        expect(file, 3, "the number of dimensions", sizes.length, header[3]);
        int count = 1;
        for (int dimension = 0; dimension < sizes.length; dimension++) {
            int offset = 4 + 4 * dimension;
            int found = ByteBuffer.wrap(header).getInt(offset);
            expect(file, offset, "the size of dimension " + dimension, sizes[dimension], Integer.toUnsignedLong(found));
            count = Math.multiplyExact(count, sizes[dimension]);
        }
        byte[] values = take(file, content, count, header.length, digest);
        if (content.read() >= 0) {
            int end = header.length + count;
            throw new DamagedDataSet(
                    file + " at offset " + end + ": expected the end of the file after " + end + " bytes, found more");
        }
        return new IdxFile(values, HexFormat.of().formatHex(digest.digest()));
    }

    private static byte[] take(Path file, InputStream content, int length, int offset, MessageDigest digest)
            throws IOException {
        byte[] bytes = new byte[length];
        int read = 0;
        try {
            while (read < length) {
                int piece = content.read(bytes, read, length - read);
                if (piece < 0) {
                    throw truncated(file, offset + length, offset + read);
                }
                read += piece;
            }
        } catch (EOFException cut) {
            throw truncated(file, offset + length, offset + read);
        } catch (ZipException damage) {
            throw new DamagedDataSet(file + " at offset " + (offset + read) + ": expected gzip data, found damage ("
                    + damage.getMessage() + ")");
        }
        digest.update(bytes);
        return bytes;
    }

    private static DamagedDataSet truncated(Path file, int expected, int found) {
        return new DamagedDataSet(
                file + " at offset " + found + ": expected " + expected + " bytes at least, found the end of the file");
    }

    private static void expect(Path file, int offset, String what, long expected, long found) {
        if (expected != found) {
            throw new DamagedDataSet(
                    file + " at offset " + offset + ": expected " + what + " to be " + expected + ", found " + found);
        }
    }

    /** For the sums by which the files of MNIST are known. */
    static MessageDigest md5Digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }

    /** The md5 sum of an array, in hexadecimal. */
    static String md5(byte[]... arrays) {
        MessageDigest digest = md5Digest();
        Arrays.stream(arrays).forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }
}
