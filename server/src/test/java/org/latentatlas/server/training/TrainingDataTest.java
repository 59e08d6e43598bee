package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.server.datasets.DataSet;

/** Data from which nothing can be learnt is refused before the engine starts. */
@Timeout(120)
class TrainingDataTest {
    private static final DataSet DRAWN = SmallRuns.drawn(40, 10);

    private static void refused(DataSet data, int limit, String message) {
        TrainingSettings settings = SmallRuns.dense(1).with(Map.of("limit", limit));
        assertThatThrownBy(() -> Training.run(settings, data, null, SmallRuns.SILENT))
                .isInstanceOf(TrainingFailed.class)
                .hasMessage(message);
    }

    private static DataSet with(byte[] images, byte[] labels, int test) {
        return new DataSet(
                "drawn",
                images,
                labels,
                Arrays.copyOf(DRAWN.testImages(), test * DataSet.PIXELS),
                Arrays.copyOf(DRAWN.testLabels(), test),
                Map.of());
    }

    @Test
    void aSinglePicture() {
        byte[] image = Arrays.copyOf(DRAWN.trainImages(), DataSet.PIXELS);
        byte[] label = Arrays.copyOf(DRAWN.trainLabels(), 1);

        refused(
                with(image, label, 10),
                5,
                "the data set drawn gives 1 picture to train on (limit is 5) and 10 to test; expected at least 2 and 1");
    }

    @Test
    void noPictures() {
        refused(
                with(new byte[0], new byte[0], 10),
                0,
                "the data set drawn gives 0 pictures to train on and 10 to test; expected at least 2 and 1");
        refused(
                with(DRAWN.trainImages(), DRAWN.trainLabels(), 0),
                0,
                "the data set drawn gives 40 pictures to train on and 0 to test; expected at least 2 and 1");
    }

    @Test
    void oneClass() {
        byte[] sevens = new byte[40];
        Arrays.fill(sevens, (byte) 7);

        refused(
                with(DRAWN.trainImages(), sevens, 10),
                30,
                "the 30 pictures of drawn to train on (limit is 30) are all of class 7; expected at least two classes");
    }

    @Test
    void allBlack() {
        byte[] ink = new byte[40 * DataSet.PIXELS];
        Arrays.fill(ink, (byte) 255);

        refused(
                with(ink, DRAWN.trainLabels(), 10),
                0,
                "the 40 pictures of drawn to train on have nothing to learn: every pixel is 255");
    }

    @Test
    void labelsMissing() {
        byte[] labels = Arrays.copyOf(DRAWN.trainLabels(), 39);

        assertThatThrownBy(() -> with(DRAWN.trainImages(), labels, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the data set drawn has 39 and 10 labels, but 31360 and 7840 bytes of pictures;"
                        + " expected 784 per label");
    }
}
