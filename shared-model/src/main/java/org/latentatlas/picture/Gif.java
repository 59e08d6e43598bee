package org.latentatlas.picture;

import java.util.Arrays;

/**
 * Writes an animated GIF (CompuServe, "Graphics interchange format", version 89a) whose 256 colours are one ramp, so that a pixel's index is its grey
 * level and every frame is exact. Frames are added one by one and compressed at once; the animation repeats for ever. One thread at a time.
 */
public final class Gif {
    /** The largest side of a picture, in pixels. */
    public static final int MOST_SIDE = 4096;

    private static final int BITS = 8;

    private final int width;
    private final int height;
    private final int scale;
    private final GifCodes codes;
    private byte[] bytes = new byte[1 << 16];
    private int count;
    private boolean ended;

    /**
     * Begins a picture.
     *
     * @param width of the frames that are added, 1 or more
     * @param height of the frames that are added, 1 or more
     * @param scale how many pixels of the picture a pixel of a frame is wide and high, 1 or more
     * @param ramp the 256 colours by level, 0xRRGGBB, see {@link Pixels#ramp}
     */
    public Gif(int width, int height, int scale, int[] ramp) {
        if (width < 1 || height < 1 || scale < 1 || Math.max(width, height) * scale > MOST_SIDE || ramp.length != 256) {
            throw new IllegalArgumentException("A GIF of " + width + " by " + height + " pixels, " + scale
                    + " times as large, with " + ramp.length + " colours was asked for.");
        }
        this.width = width;
        this.height = height;
        this.scale = scale;
        this.codes = new GifCodes(BITS, this::put);
        text("GIF89a");
        number(width * scale);
        number(height * scale);
        put(0xf7); // 256 global colours of 8 bits
        put(0);
        put(0);
        for (int colour : ramp) {
            put(colour >> 16);
            put(colour >> 8);
            put(colour);
        }
        text("!\u00ff\u000bNETSCAPE2.0\u0003\u0001"); // repeat for ever
        number(0);
        put(0);
    }

    /**
     * Adds a frame.
     *
     * @param levels (height, width), see {@link Pixels#levels}
     * @param hundredths how long it is shown, in hundredths of a second, 2 to 65535; browsers slow down what is faster
     */
    public void add(byte[] levels, int hundredths) {
        if (levels.length != width * height || hundredths < 2 || hundredths > 0xffff || ended) {
            throw new IllegalArgumentException("A frame of " + levels.length + " pixels for " + hundredths
                    + " hundredths of a second came for a GIF of " + width + " by " + height + ".");
        }
        text("!\u00f9\u0004\u0004"); // leave it in place
        number(hundredths);
        put(0);
        put(0);
        put(',');
        number(0);
        number(0);
        number(width * scale);
        number(height * scale);
        put(0);
        codes.begin();
        for (int row = 0; row < height * scale; row++) {
            int start = row / scale * width;
            for (int column = 0; column < width; column++) {
                for (int i = 0; i < scale; i++) {
                    codes.add(levels[start + column] & 0xff);
                }
            }
        }
        codes.end();
    }

    /** Ends the picture and gives its bytes. */
    public byte[] bytes() {
        if (!ended) {
            ended = true;
            put(';');
        }
        return Arrays.copyOf(bytes, count);
    }

    /** The bytes so far. */
    public int size() {
        return count;
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void number(int value) {
        put(value);
        put(value >> 8);
    }

    private void put(int octet) {
        if (count == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * count);
        }
        bytes[count++] = (byte) octet;
    }
}
