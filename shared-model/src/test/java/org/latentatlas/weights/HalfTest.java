package org.latentatlas.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HalfTest {
    @Test
    void everyHalfSurvivesTheWayToFloatAndBack() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Half.toFloat((short) bits);
            if (Float.isNaN(value)) {
                assertThat(bits & 0x7c00).isEqualTo(0x7c00);
                assertThat(Half.fromFloat(value) & 0x7e00).isEqualTo(0x7e00);
            } else if (Half.fromFloat(value) != (short) bits) {
                assertThat(Half.fromFloat(value)).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void aHalfHasTheValueOfItsParts() {
        for (int bits = 0; bits < 0x7c00; bits++) {
            int exponent = bits >> 10;
            int fraction = bits & 0x3ff;
            double expected =
                    exponent == 0 ? Math.scalb((double) fraction, -24) : Math.scalb(1024.0 + fraction, exponent - 25);
            if (Half.toFloat((short) bits) != expected || Half.toFloat((short) (bits | 0x8000)) != -expected) {
                assertThat((double) Half.toFloat((short) bits)).isEqualTo(expected);
            }
        }
        assertThat(Half.toFloat((short) 0x7c00)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Half.toFloat((short) 0xfc00)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Float.floatToRawIntBits(Half.toFloat((short) 0x8000))).isEqualTo(Integer.MIN_VALUE);
    }

    /** Between two neighbouring halves a float goes to the nearer one, and from the middle to the even one. */
    @Test
    void floatsRoundToTheNearestHalfAndTiesToEven() {
        for (int low = 0; low < 0x7c00; low++) {
            double below = Half.toFloat((short) low);
            double above = low == 0x7bff ? 65536 : Half.toFloat((short) (low + 1));
            float middle = (float) ((below + above) / 2);
            assertRounds(middle, (low & 1) == 0 ? low : low + 1);
            assertRounds(Math.nextDown(middle), low);
            assertRounds(Math.nextUp(middle), low + 1);
        }
    }

    @Test
    void everyFloatRoundsToTheNearestHalf() {
        for (long bits = 0; bits < 0x7f800000L; bits += 4999) {
            float value = Float.intBitsToFloat((int) bits);
            int half = Half.fromFloat(value);
            double error = Math.abs(value - (double) Half.toFloat((short) half));
            double above = Math.abs(value - (double) Half.toFloat((short) (half + 1)));
            double below = half == 0 ? Double.MAX_VALUE : Math.abs(value - (double) Half.toFloat((short) (half - 1)));
            boolean nearest = value < 65520 ? error <= above && error <= below : half == 0x7c00;
            if (!nearest) {
                assertThat(half).as("half of %s", value).isEqualTo(-1);
            }
        }
    }

    private static void assertRounds(float value, int half) {
        if (Half.fromFloat(value) != (short) half || Half.fromFloat(-value) != (short) (half | 0x8000)) {
            assertThat(Half.fromFloat(value)).as("half of %s", value).isEqualTo((short) half);
            assertThat(Half.fromFloat(-value)).as("half of -%s", value).isEqualTo((short) (half | 0x8000));
        }
    }
}
