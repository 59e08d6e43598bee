package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.datasets.DataSet;

/**
 * The training pictures and the batches taken from them. On a GPU they are resident there and drawn there. On the processor
 * black or white is drawn here, a batch ahead of the training: PyTorch draws one number after the other on one core, also for the
 * four fifths of all pixels that are paper.
 */
final class Batches {
    private final NDManager manager;
    private final int count;
    private final int batch;
    private final @Nullable Images resident; // one of the two
    private final @Nullable InkPixels pixels;
    private long[] order = {};
    private SplittableRandom random = new SplittableRandom();
    private int next;
    private ByteBuffer read = ByteBuffer.allocateDirect(0); // (batch, 784) floats 0 or 1: what PyTorch reads
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
        this.count = count;
        this.batch = Math.min(batch, count);
        if (binarised && !manager.getDevice().isGpu()) {
            resident = null;
            pixels = new InkPixels(bytes, count);
            read = memory();
            written = memory();
        } else {
            resident = new Images(manager, bytes, count, binarised);
            pixels = null;
        }
    }

    private ByteBuffer memory() {
        return ByteBuffer.allocateDirect(batch * DataSet.PIXELS * Float.BYTES).order(ByteOrder.nativeOrder());
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

    /** The next batch: (at most batch, 784), ink in 0 to 1; on the processor valid until the next one is asked for. */
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
        return manager.create(drawn, new Shape((long) next - first, DataSet.PIXELS), DataType.FLOAT32);
    }

    /** Draws the next batch while this one is trained on. */
    private void drawAhead() {
        if (pixels != null && next < count) {
            int first = next;
            int end = Math.min(first + batch, count);
            written.clear().limit((end - first) * DataSet.PIXELS * Float.BYTES);
            FloatBuffer there = written.asFloatBuffer();
            drawing = CompletableFuture.runAsync(() -> pixels.draw(random, order, first, end, there));
        }
    }
}
