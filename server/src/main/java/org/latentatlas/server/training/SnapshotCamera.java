package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.latentatlas.latent.NormalSource;
import org.latentatlas.server.datasets.DataSet;

/**
 * Draws snapshots of a model in training. It takes nothing from the engine's random numbers, so a run with snapshots is the same bit for bit
 * as one without.
 */
final class SnapshotCamera {
    /** Digits in a row of the map. */
    static final int COLUMNS = 12;

    private static final int ROWS_OF_A_LINE = 2;
    private static final int ROWS_OF_SAMPLES = 6;
    private static final double EDGE = 2.4; // standard deviations, as far as the map of a plane or a line goes
    private static final int SEED = 28; // of the samples of a deeper prior
    private static final int LABELS = 10;

    private final NDManager manager;
    private final Vae vae;
    private final int latentSize;
    private final float[] points; // (rows * COLUMNS, latentSize)
    private final float[] images; // (count, 784)

    SnapshotCamera(NDManager manager, Vae vae, int latentSize, DataSet data) {
        this.manager = manager;
        this.vae = vae;
        this.latentSize = latentSize;
        this.points = points(latentSize);
        this.images = images(data);
    }

    /** Latent points of the map, row by row: of a plane with the second axis upwards, of a line, or fixed samples of the prior. */
    static float[] points(int latentSize) {
        int rows = latentSize == 2 ? COLUMNS : latentSize == 1 ? ROWS_OF_A_LINE : ROWS_OF_SAMPLES;
        float[] points = new float[rows * COLUMNS * latentSize];
        if (latentSize > 2) {
            new NormalSource(SEED).fill(points);
            return points;
        }
        for (int i = 0; i < rows * COLUMNS; i++) {
            if (latentSize == 1) {
                points[i] = (float) along(i, rows * COLUMNS);
            } else {
                points[2 * i] = (float) along(i % COLUMNS, COLUMNS);
                points[2 * i + 1] = (float) -along(Math.floorDiv(i, COLUMNS), COLUMNS);
            }
        }
        return points;
    }

    private static double along(int step, int steps) {
        return EDGE * (2.0 * step / (steps - 1) - 1);
    }

    /** The first test image of every label. */
    private static float[] images(DataSet data) {
        List<Integer> chosen = new ArrayList<>();
        for (int label = 0; label < LABELS; label++) {
            chosen.addAll(DataSet.first(data.testLabels(), label, 1));
        }
        float[] images = new float[chosen.size() * DataSet.PIXELS];
        for (int i = 0; i < images.length; i++) {
            int image = chosen.get(Math.floorDiv(i, DataSet.PIXELS));
            images[i] = (data.testImages()[image * DataSet.PIXELS + i % DataSet.PIXELS] & 0xff) / 255f;
        }
        return images;
    }

    /** Draws the model as it is now. */
    Snapshot take() {
        try (var arrays = new NDScope()) {
            arrays.suppressNotUsedWarning();
            int count = points.length / latentSize;
            NDArray map = vae.decode(manager.create(points, new Shape(count, latentSize)), vae.parameters());
            int digits = images.length / DataSet.PIXELS;
            NDArray shown = manager.create(images, new Shape(digits, DataSet.PIXELS));
            NDArray mean = vae.encode(shown, vae.parameters()).mean();
            float[] reconstructed = ink(vae.decode(mean, vae.parameters()));
            float[] pairs = new float[2 * images.length];
            System.arraycopy(images, 0, pairs, 0, images.length);
            System.arraycopy(reconstructed, 0, pairs, images.length, images.length);
            return new Snapshot(InkSheet.png(ink(map), COLUMNS), InkSheet.png(pairs, digits));
        }
    }

    private static float[] ink(NDArray logits) {
        float[] ink = logits.toFloatArray();
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (float) (1 / (1 + Math.exp(-ink[i])));
        }
        return ink;
    }
}
