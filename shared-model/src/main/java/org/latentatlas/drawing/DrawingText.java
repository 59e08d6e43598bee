package org.latentatlas.drawing;

import org.latentatlas.network.Architecture;
import org.latentatlas.picture.Pixels;
import org.latentatlas.walk.BadWalk;
import org.latentatlas.walk.Base64Url;

/**
 * A picture of 28 by 28 grey levels as text for an address: base64url without padding. The bytes: the version (1), then alternately a
 * number of paper pixels (0 to 255) and a number of other pixels with their levels, until all 784 are there; then the sum of all bytes
 * before it, modulo 256. A digit takes some 250 characters.
 */
public final class DrawingText {
    private static final int VERSION = 1;
    private static final int LONGEST_RUN = 255;
    private static final int MOST_BYTES = 3 * Architecture.PIXELS;

    private DrawingText() {}

    /** The picture that a text keeps of this one: whole grey levels, (784). */
    public static float[] levels(float[] picture) {
        float[] levels = new float[picture.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Pixels.level(picture[i]) / 255f;
        }
        return levels;
    }

    /** The text of a picture (784), 0 to 1. */
    public static String write(float[] picture) {
        byte[] bytes = new byte[MOST_BYTES];
        int size = 0;
        bytes[size++] = VERSION;
        int at = 0;
        while (at < picture.length) {
            int paper = 0;
            while (at < picture.length && paper < LONGEST_RUN && Pixels.level(picture[at]) == 0) {
                paper++;
                at++;
            }
            bytes[size++] = (byte) paper;
            int count = size++;
            while (at < picture.length && size - count <= LONGEST_RUN && Pixels.level(picture[at]) != 0) {
                bytes[size++] = (byte) Pixels.level(picture[at++]);
            }
            bytes[count] = (byte) (size - count - 1);
        }
        bytes[size] = sum(bytes, size);
        byte[] text = new byte[size + 1];
        System.arraycopy(bytes, 0, text, 0, text.length);
        return Base64Url.write(text);
    }

    /**
     * The picture (784) of a text.
     *
     * @throws BadDrawing where the text was cut short or edited
     */
    public static float[] read(String text) {
        if (text.length() > MOST_BYTES * 4 / 3 + 2) {
            throw damaged();
        }
        byte[] bytes;
        try {
            bytes = Base64Url.read(text);
        } catch (BadWalk e) {
            throw damaged();
        }
        int end = bytes.length - 1;
        if (end < 1 || bytes[0] != VERSION || bytes[end] != sum(bytes, end)) {
            throw damaged();
        }
        float[] picture = unpack(bytes, end);
        if (!write(picture).equals(text)) {
            throw damaged();
        }
        return picture;
    }

    private static float[] unpack(byte[] bytes, int end) {
        float[] picture = new float[Architecture.PIXELS];
        int at = 0;
        int next = 1;
        while (next + 1 < end) {
            at += bytes[next++] & 0xff;
            int count = bytes[next++] & 0xff;
            if (at + count > picture.length || next + count > end) {
                throw damaged();
            }
            for (int i = 0; i < count; i++) {
                picture[at++] = (bytes[next++] & 0xff) / 255f;
            }
        }
        if (at != picture.length) {
            throw damaged();
        }
        return picture;
    }

    private static byte sum(byte[] bytes, int end) {
        int sum = 0;
        for (int i = 0; i < end; i++) {
            sum += bytes[i];
        }
        return (byte) sum;
    }

    private static BadDrawing damaged() {
        return new BadDrawing(
                BadDrawing.Reason.DAMAGED,
                "The drawing in this address is damaged; perhaps it was cut when it was copied.");
    }
}
