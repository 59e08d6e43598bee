package org.latentatlas.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against {@code Math} in double, over every 997th float there is; the bench module runs over all of them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FloatMathTest {
    private static final int STRIDE = 997;

    private interface FloatFunction {
        float at(float x);
    }

    @Test
    void expIsAccurateOverTheWholeRange() {
        assertWorst(FloatMath::exp, Math::exp, 1, 0);
    }

    @Test
    void logIsAccurateOverTheWholeRange() {
        assertWorst(FloatMath::log, Math::log, 1, 0);
    }

    @Test
    void tanhIsAccurateOverTheWholeRange() {
        assertWorst(FloatMath::tanh, Math::tanh, 1.34, 0);
    }

    @Test
    void sigmoidIsAccurateOverTheWholeRange() {
        assertWorst(FloatMath::sigmoid, FloatMathTest::sigmoid, 2.5, 3e-39);
    }

    @Test
    void siluIsAccurateOverTheWholeRange() {
        assertWorst(FloatMath::silu, x -> x * sigmoid(x), 2.5, 3e-37);
    }

    @Test
    void softplusIsAccurateOverTheWholeRange() {
        assertWorst(FloatMath::softplus, x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), 3, 0);
    }

    @Test
    void specialValuesGiveTheirLimits() {
        float infinity = Float.POSITIVE_INFINITY;
        assertThat(values(FloatMath::exp)).containsExactly(Float.NaN, infinity, 0, 1, 1);
        assertThat(values(FloatMath::log)).containsExactly(Float.NaN, infinity, Float.NaN, -infinity, -infinity);
        assertThat(values(FloatMath::tanh)).containsExactly(Float.NaN, 1, -1, 0, 0);
        assertThat(values(FloatMath::sigmoid)).containsExactly(Float.NaN, 1, 0, 0.5f, 0.5f);
        assertThat(values(FloatMath::silu)).containsExactly(Float.NaN, infinity, Float.NaN, 0, -0f);
        float log2 = (float) Math.log(2);
        assertThat(values(FloatMath::softplus)).containsExactly(Float.NaN, infinity, 0, log2, log2);
    }

    @Test
    void aSigmoidAndItsMirrorImageSumToOne() {
        for (float x = -100; x < 100; x += 0.0371f) {
            assertThat(FloatMath.sigmoid(x) + FloatMath.sigmoid(-x)).isCloseTo(1, within(1.2e-7f));
        }
    }

    @Test
    void identitiesBetweenTheFunctionsHold() {
        for (float x = -15; x < 15; x += 0.0171f) {
            assertThat(FloatMath.log(FloatMath.exp(x))).isCloseTo(x, within(1e-6f * Math.max(1, Math.abs(x))));
            assertThat(2 * FloatMath.sigmoid(2 * x) - 1).isCloseTo(FloatMath.tanh(x), within(3e-7f));
            assertThat(FloatMath.softplus(x) - FloatMath.softplus(-x)).isCloseTo(x, within(3e-6f));
            assertThat(FloatMath.silu(x)).isCloseTo(x * FloatMath.sigmoid(x), within(2e-6f));
            assertThat(FloatMath.tanh(-x)).isEqualTo(-FloatMath.tanh(x));
        }
    }

    /** A softmax is the same after a shift of its logits, sums to one, and is a sigmoid where there are two. */
    @Test
    void softmaxIdentitiesHold() {
        float[] logits = {-3.2f, 0.1f, 4.7f, 4.6f, -20};
        float[] plain = softmax(logits, 0);
        float[] shifted = softmax(logits, 4.7f);
        float sum = 0;
        for (int i = 0; i < plain.length; i++) {
            assertThat(plain[i]).isCloseTo(shifted[i], within(2e-7f));
            sum += plain[i];
        }
        assertThat(sum).isCloseTo(1, within(2e-7f));
        assertThat(softmax(new float[] {1.25f, -0.5f}, 0)[0]).isCloseTo(FloatMath.sigmoid(1.75f), within(2e-7f));
    }

    private static float[] softmax(float[] logits, float shift) {
        float[] result = new float[logits.length];
        float sum = 0;
        for (int i = 0; i < logits.length; i++) {
            result[i] = FloatMath.exp(logits[i] - shift);
            sum += result[i];
        }
        for (int i = 0; i < logits.length; i++) {
            result[i] /= sum;
        }
        return result;
    }

    private static double sigmoid(double x) {
        return x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x));
    }

    private static float[] values(FloatFunction function) {
        return new float[] {
            function.at(Float.NaN),
            function.at(Float.POSITIVE_INFINITY),
            function.at(Float.NEGATIVE_INFINITY),
            function.at(0f),
            function.at(-0f)
        };
    }

    private static void assertWorst(
            FloatFunction function, DoubleUnaryOperator reference, double ulps, double absolute) {
        double worst = 0;
        float worstAt = 0;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            double error = error(function, reference, x, absolute);
            if (error > worst) {
                worst = error;
                worstAt = x;
            }
        }
        for (float boundary : BOUNDARIES) {
            for (int step = -20; step <= 20; step++) {
                float x = Float.intBitsToFloat(Float.floatToIntBits(boundary) + step);
                double error = error(function, reference, x, absolute);
                if (error > worst) {
                    worst = error;
                    worstAt = x;
                }
            }
        }
        assertThat(worst)
                .as("worst error in units in the last place, at %s", worstAt)
                .isLessThan(ulps);
    }

    private static final float[] BOUNDARIES = {
        Float.MIN_NORMAL,
        -Float.MIN_NORMAL,
        1,
        -1,
        88.72284f,
        -88.72284f,
        -103.9721f,
        -87.33654f,
        0.625f,
        -0.625f,
        9.2f,
        -9.2f,
        17.32868f,
        -17.32868f,
        0.70710677f,
        0.3465736f,
        -0.3465736f,
        Float.MAX_VALUE - 1e33f,
        8.317766f
    };

    /** The distance from the exact value in units of the last place that a float has there; a wrong infinity or NaN is infinitely far. */
    private static double error(FloatFunction function, DoubleUnaryOperator reference, float x, double absolute) {
        float found = function.at(x);
        double exact = reference.applyAsDouble(x);
        if (Double.isNaN(exact) || Float.isNaN(found) || Float.isInfinite(found)) {
            return Float.compare(found, (float) exact) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double error = Math.abs(found - exact);
        return error < absolute ? 0 : error / Math.ulp((float) exact);
    }
}
