package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.server.datasets.DataSet;

@Timeout(60)
class BatchesTest {
    private static final int DRAWS = 4000;

    @Test
    void pixelsAreInkAsOftenAsTheirGreyValueSays() {
        byte[] bytes = new byte[DataSet.PIXELS];
        for (int p = 0; p < 256; p++) {
            bytes[p] = (byte) p;
        }
        var random = new SplittableRandom(5);
        int[] ink = new int[DataSet.PIXELS];
        try (NDManager manager = Torch.start(1).newBaseManager()) {
            var batches = new Batches(manager, bytes, 1, 1, true);
            for (int draw = 0; draw < DRAWS; draw++) {
                batches.begin(new long[] {0}, random);
                float[] values = batches.next().toFloatArray();
                for (int p = 0; p < values.length; p++) {
                    assertThat(values[p]).isIn(0f, 1f);
                    ink[p] += (int) values[p];
                }
            }
        }
        for (int p = 0; p < 256; p++) {
            double probability = p / 255.0;
            double deviation = Math.sqrt(probability * (1 - probability) / DRAWS);
            assertThat(ink[p] / (double) DRAWS)
                    .as("share of ink at level %d", p)
                    .isEqualTo(probability, within(5 * deviation));
        }
        assertThat(ink[300]).as("paper").isZero();
    }

    @Test
    void batchesFollowTheOrderWhileTheNextOneIsDrawn() {
        byte[] bytes = new byte[3 * DataSet.PIXELS];
        bytes[0] = (byte) 255;
        bytes[DataSet.PIXELS + 1] = (byte) 255;
        bytes[2 * DataSet.PIXELS + 2] = (byte) 255;
        var random = new SplittableRandom(5);
        try (NDManager manager = Torch.start(1).newBaseManager()) {
            var batches = new Batches(manager, bytes, 3, 2, true);
            for (int epoch = 0; epoch < 100; epoch++) {
                batches.begin(new long[] {2, 0, 1}, random);
                NDArray first = batches.next();
                assertThat(first.getShape().getShape()).containsExactly(2, DataSet.PIXELS);
                assertThat(first.toFloatArray()[2]).isOne();
                assertThat(first.toFloatArray()[DataSet.PIXELS]).isOne();
                if (epoch % 2 == 0) { // else the epoch is left early
                    NDArray second = batches.next();
                    assertThat(second.getShape().getShape()).containsExactly(1, DataSet.PIXELS);
                    assertThat(second.toFloatArray()[1]).isOne();
                }
            }
        }
    }

    @Test
    void greyPixelsStayGrey() {
        byte[] bytes = new byte[DataSet.PIXELS];
        bytes[7] = (byte) 51;
        try (NDManager manager = Torch.start(1).newBaseManager()) {
            var batches = new Batches(manager, bytes, 1, 1, false);
            batches.begin(new long[] {0}, new SplittableRandom(5));
            float[] values = batches.next().toFloatArray();
            assertThat(values[7]).isEqualTo(51 / 255f);
            assertThat(values[8]).isZero();
        }
    }
}
