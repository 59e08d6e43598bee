package org.latentatlas.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.latentatlas.network.FloatMath;

/** The largest error of every elementary function over all floats there are, against {@code Math} in double. Minutes. */
public final class AccuracyScan {
    private static final int PARTS = 1024;

    private interface FloatFunction {
        float at(float x);
    }

    private record Subject(FloatFunction function, DoubleUnaryOperator reference, double absolute) {}

    private record Worst(double ulps, float at) {
        Worst or(Worst other) {
            return other.ulps > ulps ? other : this;
        }
    }

    private AccuracyScan() {}

    /** Prints one line per function. */
    public static void main(String[] args) {
        subjects().forEach((name, subject) -> {
            Worst worst = IntStream.range(0, PARTS)
                    .parallel()
                    .mapToObj(part -> scan(subject, part))
                    .reduce(new Worst(0, 0), Worst::or);
            System.out.println(name + ": at most " + worst.ulps + " units in the last place, at " + worst.at
                    + (subject.absolute > 0 ? "; or below " + subject.absolute : ""));
        });
    }

    private static Map<String, Subject> subjects() {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        subjects.put("exp", new Subject(FloatMath::exp, Math::exp, 0));
        subjects.put("log", new Subject(FloatMath::log, Math::log, 0));
        subjects.put("tanh", new Subject(FloatMath::tanh, Math::tanh, 0));
        subjects.put("sigmoid", new Subject(FloatMath::sigmoid, AccuracyScan::sigmoid, 3e-39));
        subjects.put("silu", new Subject(FloatMath::silu, x -> x * sigmoid(x), 3e-37));
        subjects.put(
                "softplus",
                new Subject(FloatMath::softplus, x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), 0));
        return subjects;
    }

    private static double sigmoid(double x) {
        return x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x));
    }

    private static Worst scan(Subject subject, int part) {
        Worst worst = new Worst(0, 0);
        long size = (1L << 32) / PARTS;
        for (long bits = part * size; bits < (part + 1) * size; bits++) {
            float x = Float.intBitsToFloat((int) bits);
            double ulps = ulps(subject, x);
            if (ulps > worst.ulps) {
                worst = new Worst(ulps, x);
            }
        }
        return worst;
    }

    private static double ulps(Subject subject, float x) {
        float found = subject.function.at(x);
        double exact = subject.reference.applyAsDouble(x);
        if (Double.isNaN(exact) || Float.isNaN(found) || Float.isInfinite(found)) {
            return Float.compare(found, (float) exact) == 0 || Float.isInfinite(x) ? 0 : Double.POSITIVE_INFINITY;
        }
        double error = Math.abs(found - exact);
        return error < subject.absolute ? 0 : error / Math.ulp((float) exact);
    }
}
