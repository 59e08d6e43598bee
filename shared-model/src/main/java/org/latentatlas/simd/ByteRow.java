package org.latentatlas.simd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow, with WebAssembly's variable-length integers (LEB128). */
final class ByteRow {
    private byte[] bytes = new byte[256];
    private int length;

    int length() {
        return length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** One byte, the lowest of the number. */
    void add(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    void add(ByteRow other) {
        reserve(other.length);
        System.arraycopy(other.bytes, 0, bytes, length, other.length);
        length += other.length;
    }

    /** Unsigned LEB128 of all 32 bits. */
    void unsigned(int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            add((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        add(rest);
    }

    /** Signed LEB128. */
    void signed(int value) {
        int rest = value;
        while (rest < -64 || rest > 63) {
            add((rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        add(rest & 0x7f);
    }

    /** Four bytes, the lowest first. */
    void word(int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            add(value >> shift);
        }
    }

    /** A name: its length and its UTF-8. */
    void name(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        unsigned(text.length);
        for (byte b : text) {
            add(b);
        }
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
