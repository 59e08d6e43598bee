package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.latentatlas.server.datasets.DataSet;

/** Pictures that stay on the device as one array, and the batches taken from it. */
final class Images {
    private final NDArray pixels; // (count, 784) ink, 0 to 1
    private final int count;
    private final TorchScript batch;

    /**
     * Brings pictures to the manager's device.
     *
     * @param bytes (at least count, 784) unsigned
     * @param binarised whether a batch draws black or white for every pixel, with the grey value as probability
     */
    Images(NDManager manager, byte[] bytes, int count, boolean binarised) {
        float[] ink = new float[count * DataSet.PIXELS];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (bytes[i] & 0xff) / 255f;
        }
        this.pixels = manager.create(ink, new Shape(count, DataSet.PIXELS));
        this.count = count;
        String rows = "torch.index_select(pixels, 0, rows)";
        this.batch = TorchScript.load(
                manager,
                "(pixels: Tensor, rows: Tensor) -> Tensor",
                "return " + (binarised ? "torch.bernoulli(" + rows + ")" : rows));
    }

    int count() {
        return count;
    }

    /** The pictures with these numbers (batch), as (batch, 784). */
    NDArray take(NDArray rows) {
        return batch.apply(pixels, rows);
    }

    /** The pictures from one number to before another, as (end - first, 784). */
    NDArray take(int first, int end) {
        long[] rows = new long[end - first];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (long) first + i;
        }
        return take(pixels.getManager().create(rows));
    }
}
