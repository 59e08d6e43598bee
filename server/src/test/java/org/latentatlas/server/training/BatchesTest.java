package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
        byte[] bytes = new byte[2 * DataSet.PIXELS];
        for (int p = 0; p < 256; p++) {
            bytes[DataSet.PIXELS + p] = (byte) p;
        }
        var random = new SplittableRandom(5);
        int[] ink = new int[DataSet.PIXELS];
        try (NDManager manager = Torch.start(1).newBaseManager()) {
            var batches = new Batches(manager, bytes, 2, 1, true);
            for (int draw = 0; draw < DRAWS; draw++) {
                float[] values = batches.take(new long[] {0, 1}, 1, 2, random).toFloatArray();
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
    void batchesFollowTheOrderAndOutliveTheNextOne() {
        byte[] bytes = new byte[3 * DataSet.PIXELS];
        bytes[0] = (byte) 255;
        bytes[DataSet.PIXELS + 1] = (byte) 255;
        bytes[2 * DataSet.PIXELS + 2] = (byte) 255;
        var random = new SplittableRandom(5);
        try (NDManager manager = Torch.start(1).newBaseManager()) {
            var batches = new Batches(manager, bytes, 3, 2, true);
            long[] order = {2, 0, 1};
            var first = batches.take(order, 0, 2, random);
            var second = batches.take(order, 2, 3, random);
            assertThat(first.getShape().getShape()).containsExactly(2, DataSet.PIXELS);
            assertThat(second.getShape().getShape()).containsExactly(1, DataSet.PIXELS);
            float[] values = first.toFloatArray();
            assertThat(values[2]).isEqualTo(1f);
            assertThat(values[DataSet.PIXELS]).isEqualTo(1f);
            assertThat(second.toFloatArray()[1]).isEqualTo(1f);
        }
    }

    @Test
    void greyPixelsStayGrey() {
        byte[] bytes = new byte[DataSet.PIXELS];
        bytes[7] = (byte) 51;
        try (NDManager manager = Torch.start(1).newBaseManager()) {
            var batches = new Batches(manager, bytes, 1, 1, false);
            float[] values =
                    batches.take(new long[] {0}, 0, 1, new SplittableRandom(5)).toFloatArray();
            assertThat(values[7]).isEqualTo(51 / 255f);
            assertThat(values[8]).isZero();
        }
    }
}
