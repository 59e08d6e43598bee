package org.latentatlas.walk;

/** The bytes of a walk's text, written or read in order; numbers are little-endian. */
final class ByteRow {
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    private final byte[] bytes;
    private int position;

    ByteRow(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    void put(int width, int value) {
        for (int i = 0; i < width; i++) {
            bytes[position++] = (byte) (value >>> (8 * i));
        }
    }

    void put(byte[] more) {
        System.arraycopy(more, 0, bytes, position, more.length);
        position += more.length;
    }

    int get(int width, String field) {
        expect(width, field);
        int value = 0;
        for (int i = 0; i < width; i++) {
            value |= (bytes[position++] & 0xff) << (8 * i);
        }
        return value;
    }

    byte[] words(int length, String field) {
        expect(length, field);
        byte[] part = new byte[length];
        System.arraycopy(bytes, position, part, 0, length);
        position += length;
        return part;
    }

    private void expect(int width, String field) {
        if (bytes.length - position < width) {
            throw new BadWalk(
                    field,
                    "The walk's text ends within " + field + ": " + width + " bytes were expected at byte " + position
                            + ", " + (bytes.length - position) + " came. It was cut short or edited.");
        }
    }

    void expectEnd() {
        if (position != bytes.length) {
            throw new BadWalk(
                    "walk",
                    "The walk's text has " + (bytes.length - position) + " bytes more than the walk it describes.");
        }
    }

    /** FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo) of the bytes before the position. */
    int checkSum() {
        int hash = FNV_OFFSET;
        for (int i = 0; i < position; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
