package org.latentatlas.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SeededDrawsTest {
    /** The bits themselves: figures on cards name the seed, so these must never change. */
    @Test
    void keepsItsBits() {
        var draws = new SeededDraws(1, SeededDraws.LATENT, 0);
        assertThat(draws.bits(0)).isEqualTo(1901825801);
        assertThat(draws.bits(1)).isEqualTo(-113774836);
        assertThat(draws.normal(0)).isEqualTo(-0.14386554f);
        assertThat(draws.normal(1)).isEqualTo(1.9350796f);
    }

    @Test
    void aNumberDoesNotDependOnWhatWasAskedBefore() {
        var draws = new SeededDraws(7, SeededDraws.LATENT, 3);
        float[] together = new float[10];
        draws.normals(together, 2, 40, 8);
        assertThat(together[0]).isZero();
        assertThat(together[5]).isEqualTo(new SeededDraws(7, SeededDraws.LATENT, 3).normal(43));
        assertThat(new SeededDraws(7, SeededDraws.PIXELS, 3).bits(0)).isNotEqualTo(draws.bits(0));
        assertThat(new SeededDraws(7, SeededDraws.LATENT, 4).bits(0)).isNotEqualTo(draws.bits(0));
        assertThat(new SeededDraws(8, SeededDraws.LATENT, 3).bits(0)).isNotEqualTo(draws.bits(0));
    }

    @Test
    void hasTheMomentsOfTheNormalDistribution() {
        var spread = new Spread();
        for (int row = 0; row < 200; row++) {
            var draws = new SeededDraws(1, SeededDraws.LATENT, row);
            for (int i = 0; i < 500; i++) {
                spread.add(draws.normal(i));
            }
        }
        assertThat(spread.mean()).isCloseTo(0, within(0.01));
        assertThat(spread.variance()).isCloseTo(1, within(0.02));
    }

    @Test
    void makesAPixelInkWithItsGreyValueAsProbability() {
        byte[] grey = new byte[3 * 20_000];
        Arrays.fill(grey, 20_000, 40_000, (byte) 51);
        Arrays.fill(grey, 40_000, 60_000, (byte) 255);
        byte[] drawn = SeededDraws.binarise(5, grey, 3, 20_000);
        assertThat(ink(drawn, 0)).isZero();
        assertThat(ink(drawn, 1)).isBetween(3800, 4200);
        assertThat(ink(drawn, 2)).isEqualTo(20_000);
    }

    private static int ink(byte[] drawn, int row) {
        int count = 0;
        for (int i = row * 20_000; i < (row + 1) * 20_000; i++) {
            assertThat(drawn[i]).isIn((byte) 0, (byte) 255);
            count += drawn[i] == 0 ? 0 : 1;
        }
        return count;
    }
}
