package org.latentatlas.picture;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The compression of GIF: LZW with codes that grow to twelve bits (T. Welch, "A technique for high-performance data compression", 1984; GIF89a,
 * appendix F), packed from the low bit on into blocks of at most 255 bytes. One picture after another, one thread at a time.
 */
final class GifCodes {
    private static final int MOST_CODES = 4096;

    private final int bits;
    private final int clear;
    private final IntConsumer out;
    private final short[] next; // (MOST_CODES, 2^bits), the code of a string with one symbol more; 0 is none
    private final byte[] block = new byte[255];
    private int blockLength;
    private int pending;
    private int pendingBits;
    private int codeBits;
    private int codes;
    private int prefix;

    /** Symbols have that many bits; bytes go to {@code out}. */
    GifCodes(int bits, IntConsumer out) {
        this.bits = bits;
        this.clear = 1 << bits;
        this.out = out;
        this.next = new short[MOST_CODES << bits];
    }

    /** A picture begins. */
    void begin() {
        out.accept(bits);
        prefix = -1;
        codeBits = bits + 1;
        write(clear);
        forget();
    }

    private void forget() {
        Arrays.fill(next, (short) 0);
        codes = clear + 2; // after the codes for clearing and for the end
        codeBits = bits + 1;
    }

    void add(int symbol) {
        if (prefix < 0) {
            prefix = symbol;
            return;
        }
        int place = prefix << bits | symbol;
        if (next[place] != 0) {
            prefix = next[place];
            return;
        }
        write(prefix);
        if (codes == MOST_CODES) {
            write(clear);
            forget();
        } else {
            if (codes == 1 << codeBits) {
                codeBits++;
            }
            next[place] = (short) codes++;
        }
        prefix = symbol;
    }

    /** The picture is complete; there was at least one symbol. */
    void end() {
        write(prefix);
        if (codes == 1 << codeBits && codeBits < 12) {
            codeBits++;
        }
        write(clear + 1);
        if (pendingBits > 0) {
            octet(pending);
        }
        pending = 0;
        pendingBits = 0;
        flush();
        out.accept(0);
    }

    private void write(int code) {
        pending |= code << pendingBits;
        pendingBits += codeBits;
        while (pendingBits >= 8) {
            octet(pending);
            pending >>>= 8;
            pendingBits -= 8;
        }
    }

    private void octet(int octet) {
        block[blockLength++] = (byte) octet;
        if (blockLength == block.length) {
            flush();
        }
    }

    private void flush() {
        if (blockLength > 0) {
            out.accept(blockLength);
            for (int i = 0; i < blockLength; i++) {
                out.accept(block[i]);
            }
            blockLength = 0;
        }
    }
}
