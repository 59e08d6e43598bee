package org.latentatlas.server.training;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.latentatlas.server.datasets.DataSet;

/** Pictures whose pixels are drawn black or white, with the grey value as probability. Most are paper, so only the others are kept. */
final class InkPixels {
    private final int[] starts; // (count + 1) where a picture's pixels begin
    private final short[] places; // in the picture, 0 to 783
    private final byte[] levels; // beside them, 1 to 255 unsigned

    /**
     * Finds them.
     *
     * @param bytes (at least count, 784) unsigned
     */
    InkPixels(byte[] bytes, int count) {
        int size = count * DataSet.PIXELS;
        int inked = 0;
        for (int i = 0; i < size; i++) {
            inked += bytes[i] == 0 ? 0 : 1;
        }
        starts = new int[count + 1];
        places = new short[inked];
        levels = new byte[inked];
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (bytes[i] != 0) {
                places[next] = (short) (i % DataSet.PIXELS);
                levels[next++] = bytes[i];
            }
            starts[i / DataSet.PIXELS + 1] = next;
        }
    }

    /** Draws pictures, by their numbers in an order from one place to before another: (end - first, 784), 0 or 1. */
    void draw(SplittableRandom random, long[] order, int first, int end, FloatBuffer drawn) {
        float[] picture = new float[DataSet.PIXELS];
        for (int i = first; i < end; i++) {
            int number = (int) order[i];
            Arrays.fill(picture, 0);
            for (int pixel = starts[number]; pixel < starts[number + 1]; pixel++) {
                picture[places[pixel]] = draw(random, levels[pixel] & 0xff);
            }
            drawn.put(picture);
        }
    }

    /** 1 with probability level / 255, to 24 bits: the sign of a difference, as a branch would be guessed wrongly too often. */
    private static long draw(SplittableRandom random, int level) {
        return ((random.nextLong() >>> 40) * 255 - ((long) level << 24)) >>> 63;
    }
}
