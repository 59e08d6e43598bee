package org.latentatlas.server.web;

import java.nio.ByteBuffer;
import java.util.Random;

/** A small data set to upload: IDX files of dots. */
final class Dots {
    static final int COUNT = 60;

    private Dots() {}

    /** Dots of ink at random places. */
    static byte[] images(int count) {
        byte[] file = new byte[16 + count * 784];
        ByteBuffer.wrap(file).putInt(0x803).putInt(count).putInt(28).putInt(28);
        var random = new Random(28);
        for (int i = 16; i < file.length; i++) {
            file[i] = (byte) (random.nextInt(4) == 0 ? 255 : 0);
        }
        return file;
    }

    /** The digits in turn. */
    static byte[] labels(int count) {
        byte[] file = new byte[8 + count];
        ByteBuffer.wrap(file).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            file[8 + i] = (byte) (i % 10);
        }
        return file;
    }

    /** A form with a pair of files. */
    static Multipart pair(String name) {
        return new Multipart()
                .text("name", name)
                .file("train-labels", labels(COUNT))
                .file("train-images", images(COUNT));
    }
}
