package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.datasets.DataSet;

/**
 * The training pictures and the batches taken from them. On a GPU they are resident there and drawn there. On the processor the
 * data set's own bytes are the resident array and black or white is drawn here, a batch ahead of the training: PyTorch draws one
 * number after the other on one core, also for the four fifths of all pixels that are paper.
 */
final class Batches {
    private final NDManager manager;
    private final byte[] bytes; // (at least count, 784)
    private final int count;
    private final int batch;
    private final @Nullable Images resident; // null where pixels are drawn here
    private long[] order = {};
    private SplittableRandom random = new SplittableRandom();
    private int next;
    private ByteBuffer read = ByteBuffer.allocateDirect(0); // (batch, 784) 0 or 1: what PyTorch reads
    private ByteBuffer written = read; // the same, where the next batch is drawn
    private CompletableFuture<?> drawing = CompletableFuture.completedFuture(null);

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
        this.batch = Math.min(batch, count);
        if (binarised && !manager.getDevice().isGpu()) {
            resident = null;
            read = ByteBuffer.allocateDirect(this.batch * DataSet.PIXELS);
            written = ByteBuffer.allocateDirect(this.batch * DataSet.PIXELS);
        } else {
            resident = new Images(manager, bytes, count, binarised);
        }
    }

    /** How many pictures there are. */
    int count() {
        return count;
    }

    /**
     * Begins an epoch.
     *
     * @param pictures the numbers of all pictures, in the order in which they are taken
     * @param source decides what is drawn on the processor, and belongs to this object until the epoch ends; on a GPU the
     *     engine's own source decides
     */
    void begin(long[] pictures, SplittableRandom source) {
        drawing.join(); // an epoch that was left early
        order = pictures;
        random = source;
        next = 0;
        drawAhead();
    }

    /** The next batch: (at most batch, 784), ink in 0 to 1 or bytes 0 and 1; on the processor valid until the next one is asked for. */
    NDArray next() {
        int first = next;
        next = Math.min(first + batch, count);
        if (resident != null) {
            return resident.take(manager.create(Arrays.copyOfRange(order, first, next)));
        }
        drawing.join();
        ByteBuffer drawn = written;
        written = read;
        read = drawn;
        drawAhead();
        return manager.create(drawn, new Shape((long) next - first, DataSet.PIXELS), DataType.UINT8);
    }

    /** Draws the next batch while this one is trained on. */
    private void drawAhead() {
        if (resident == null && next < count) {
            ByteBuffer there = written;
            int first = next;
            int end = Math.min(first + batch, count);
            drawing = CompletableFuture.runAsync(() -> draw(there, first, end));
        }
    }

    private void draw(ByteBuffer there, int first, int end) {
        byte[] picture = new byte[DataSet.PIXELS];
        there.clear();
        for (int i = first; i < end; i++) {
            int from = (int) order[i] * DataSet.PIXELS;
            for (int p = 0; p < DataSet.PIXELS; p++) {
                int level = bytes[from + p] & 0xff;
                picture[p] = level == 0 ? 0 : draw(level);
            }
            there.put(picture);
        }
        there.flip();
    }

    /** 1 with probability level / 255, to 24 bits: the sign of a difference, as a branch would be guessed wrongly too often. */
    private byte draw(int level) {
        return (byte) (((random.nextLong() >>> 40) * 255 - ((long) level << 24)) >>> 63);
    }
}
