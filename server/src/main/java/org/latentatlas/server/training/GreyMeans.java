package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import org.latentatlas.server.datasets.DataSet;

/** Where grey images, however many, lie in latent space. */
final class GreyMeans {
    private static final int BATCH = 1000; // images at a time

    private GreyMeans() {}

    /** Means of q(z|x), (count, size). {@code bytes} (at least count, 784) unsigned. */
    static float[] of(NDManager manager, Vae vae, byte[] bytes, int count) {
        int size = vae.decoder().architecture().inputs();
        float[] means = new float[count * size];
        for (int first = 0; first < count; first += BATCH) {
            int batch = Math.min(BATCH, count - first);
            ByteBuffer pixels = ByteBuffer.allocateDirect(batch * DataSet.PIXELS)
                    .put(bytes, first * DataSet.PIXELS, batch * DataSet.PIXELS)
                    .flip();
            try (var arrays = new NDScope()) {
                arrays.suppressNotUsedWarning();
                NDArray ink = manager.create(pixels, new Shape(batch, DataSet.PIXELS), DataType.UINT8)
                        .toType(DataType.FLOAT32, false)
                        .div(manager.create(255f));
                Evaluation.copy(vae.encode(ink, vae.parameters()).mean(), means, first, size);
            }
        }
        return means;
    }
}
