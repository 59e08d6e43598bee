package org.latentatlas.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DrawnDigitsTest {
    @Test
    void drawsTheSamePicturesForTheSameSeed() {
        DataSet once = DrawnDigits.dataSet(50, 10, 5);
        DataSet again = DrawnDigits.dataSet(50, 10, 5);
        DataSet other = DrawnDigits.dataSet(50, 10, 6);

        assertThat(once.trainImages()).isEqualTo(again.trainImages()).isNotEqualTo(other.trainImages());
        assertThat(once.md5()).isEqualTo(again.md5());
    }

    @Test
    void drawsEveryDigitAsOftenAsTheOthersWithTheInkOfHandwriting() {
        DataSet drawn = new DataSets(Path.of("not-needed")).open("drawn", (file, bytes, total) -> {});

        assertThat(drawn.trainCount()).isEqualTo(12_000);
        assertThat(drawn.testCount()).isEqualTo(2_000);
        int[] counts = new int[10];
        for (byte label : drawn.testLabels()) {
            counts[label]++;
        }
        assertThat(counts).containsOnly(200);
        double ink = 0;
        int black = 0;
        for (byte pixel : drawn.testImages()) {
            ink += (pixel & 0xff) / 255.0;
            black += (pixel & 0xff) == 255 ? 1 : 0;
        }
        double pictures = drawn.testCount();
        assertThat(ink / pictures).isBetween(60.0, 160.0); // MNIST has 103
        assertThat(black / pictures).isGreaterThan(20);
    }

    @Test
    void refusesANameItDoesNotKnow() {
        assertThatThrownBy(() -> new DataSets(Path.of(".")).open("letters", (file, bytes, total) -> {}))
                .isInstanceOf(DataSetUnavailable.class)
                .hasMessageContaining("There is no data set \"letters\"; there are mnist, drawn.");
    }
}
