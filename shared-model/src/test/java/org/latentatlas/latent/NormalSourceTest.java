package org.latentatlas.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class NormalSourceTest {
    /** SplitMix64 published for seed 0: e220a8397b1dcdaf, 6e789e6aa1b965f4; then xoshiro128** by its definition. */
    @Test
    void isXoshiroSeededBySplitMix() {
        int[] s = {0x7b1dcdaf, 0xe220a839, 0xa1b965f4, 0x6e789e6a};
        NormalSource source = new NormalSource(0);
        for (int i = 0; i < 100; i++) {
            assertThat(source.nextInt()).isEqualTo(Integer.rotateLeft(s[1] * 5, 7) * 9);
            int t = s[1] << 9;
            s[2] ^= s[0];
            s[3] ^= s[1];
            s[1] ^= s[2];
            s[0] ^= s[3];
            s[2] ^= t;
            s[3] = Integer.rotateLeft(s[3], 11);
        }
    }

    /** The bits themselves: galleries and training runs name seeds, so these must never change. */
    @Test
    void keepsItsBits() {
        float[] z = new float[4];
        new NormalSource(1).fill(z);
        assertThat(z).containsExactly(-0.26716128f, -0.43620285f, -1.0461318f, -0.67853534f);
        NormalSource source = new NormalSource(1);
        for (float expected : z) {
            assertThat(source.next()).isEqualTo(expected);
        }
    }

    @Test
    void hasTheMomentsOfTheNormalDistribution() {
        float[] z = sorted(200_000);
        double[] moments = new double[5];
        for (float value : z) {
            double power = 1;
            for (int i = 1; i < moments.length; i++) {
                power *= value;
                moments[i] += power / z.length;
            }
        }
        assertThat(moments[1]).isCloseTo(0, within(0.01));
        assertThat(moments[2]).isCloseTo(1, within(0.015));
        assertThat(moments[3]).isCloseTo(0, within(0.04));
        assertThat(moments[4]).isCloseTo(3, within(0.1));
    }

    @Test
    void passesKolmogorovSmirnov() {
        float[] z = sorted(200_000);
        double distance = 0;
        for (int i = 0; i < z.length; i++) {
            double mass = normalMass(z[i]);
            distance = Math.max(distance, Math.max(mass - (double) i / z.length, (i + 1.0) / z.length - mass));
        }
        assertThat(distance * Math.sqrt(z.length)).isLessThan(1.63); // 1 in 100 sources would fail
    }

    @Test
    void neighboursAndSeedsAreUnrelated() {
        NormalSource source = new NormalSource(7);
        NormalSource next = new NormalSource(8);
        double lag = 0;
        double seeds = 0;
        float before = source.next();
        for (int i = 0; i < 100_000; i++) {
            float value = source.next();
            lag += before * value / 100_000;
            seeds += value * next.next() / 100_000;
            before = value;
        }
        assertThat(lag).isCloseTo(0, within(0.01));
        assertThat(seeds).isCloseTo(0, within(0.01));
    }

    @Test
    void quantilesHaveTheMassTheyStandFor() {
        for (double p = 1.0 / (1L << 33); p <= 0.5; p *= 1.07) {
            double quantile = NormalQuantile.lower(p);
            assertThat(normalMass(quantile) / p).isCloseTo(1, within(1e-9));
        }
        assertThat(NormalQuantile.lower(0.5)).isZero();
        assertThat(NormalQuantile.lower(0.025)).isCloseTo(-1.959963984540054, within(1e-14));
        for (double x = 1e-10; x <= 1; x *= 1.003) {
            assertThat(NormalQuantile.logarithm(x)).isCloseTo(Math.log(x), within(8e-15));
        }
    }

    @Test
    void wholeNumbersAreEquallyLikely() {
        NormalSource source = new NormalSource(3);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[source.nextInt(7)]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(9600, 10_400);
        }
        assertThat(source.nextInt(1)).isZero();
        assertThat(source.nextInt(Integer.MAX_VALUE)).isNotNegative();
        assertThatThrownBy(() -> source.nextInt(0)).hasMessage("A bound is at least 1; 0 came.");
    }

    @Test
    void uniformNumbersLieInTheUnitInterval() {
        NormalSource source = new NormalSource(4);
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            float u = source.uniform();
            assertThat(u >= 0 && u < 1).isTrue();
            sum += u;
        }
        assertThat(sum / 100_000).isCloseTo(0.5, within(0.005));
    }

    private static float[] sorted(int count) {
        float[] z = new float[count];
        new NormalSource(20_261_122).fill(z);
        Arrays.sort(z);
        return z;
    }

    /** The normal distribution function by its series about 0, and its continued fraction in the tails. */
    private static double normalMass(double x) {
        double density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
        if (Math.abs(x) > 4) {
            double fraction = 0;
            for (int k = 60; k >= 1; k--) {
                fraction = k / (Math.abs(x) + fraction);
            }
            double tail = density / (Math.abs(x) + fraction);
            return x < 0 ? tail : 1 - tail;
        }
        double term = x;
        double sum = x;
        for (int k = 1; k < 80; k++) {
            term *= x * x / (2 * k + 1);
            sum += term;
        }
        return 0.5 + density * sum;
    }
}
