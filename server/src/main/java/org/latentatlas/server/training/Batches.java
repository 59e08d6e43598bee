package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.datasets.DataSet;

/**
 * The training pictures and the batches taken from them. On a GPU they are resident there and drawn there. On the processor the
 * data set's own bytes are the resident array and black or white is drawn here: PyTorch draws one number after the other on one
 * core, also for the four fifths of all pixels that are paper.
 */
final class Batches {
    private final NDManager manager;
    private final byte[] bytes; // (at least count, 784)
    private final int count;
    private final @Nullable Images resident; // null where pixels are drawn here
    private final ByteBuffer drawn; // (batch, 784) 0 or 1

    /**
     * Takes the first pictures of a data set.
     *
     * @param bytes (at least count, 784) unsigned
     * @param batch the most pictures of one batch
     * @param binarised whether a batch draws black or white for every pixel, with the grey value as probability
     */
    Batches(NDManager manager, byte[] bytes, int count, int batch, boolean binarised) {
        this.manager = manager;
        this.bytes = bytes;
        this.count = count;
        boolean drawnHere = binarised && !manager.getDevice().isGpu();
        resident = drawnHere ? null : new Images(manager, bytes, count, binarised);
        drawn = ByteBuffer.allocateDirect(drawnHere ? Math.min(batch, count) * DataSet.PIXELS : 0);
    }

    /** How many pictures there are. */
    int count() {
        return count;
    }

    /**
     * One batch, (end - first, 784).
     *
     * @param order numbers of pictures, of which those from {@code first} to before {@code end} are taken
     * @param random decides what is drawn on the processor; on a GPU the engine's own source does
     */
    NDArray take(long[] order, int first, int end, SplittableRandom random) {
        if (resident != null) {
            return resident.take(manager.create(Arrays.copyOfRange(order, first, end)));
        }
        drawn.clear();
        for (int i = first; i < end; i++) {
            int from = (int) order[i] * DataSet.PIXELS;
            for (int p = from; p < from + DataSet.PIXELS; p++) {
                drawn.put(draw(bytes[p] & 0xff, random));
            }
        }
        drawn.flip();
        Shape shape = new Shape((long) end - first, DataSet.PIXELS);
        try (NDArray view = manager.create(drawn, shape, DataType.UINT8)) {
            return view.toType(DataType.FLOAT32, true); // a copy: the buffer is written again for the next batch
        }
    }

    /** 1 with probability level / 255, to 24 bits. */
    private static byte draw(int level, SplittableRandom random) {
        boolean ink = level != 0 && (random.nextLong() >>> 40) * 255 < (long) level << 24;
        return (byte) (ink ? 1 : 0);
    }
}
