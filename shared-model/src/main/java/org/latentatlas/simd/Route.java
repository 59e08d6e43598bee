package org.latentatlas.simd;

import java.util.ArrayList;
import java.util.List;

/** The way from input to output, step by step. */
final class Route {
    /** A part of the way. */
    interface Step {
        /** Writes the step for sample 0. */
        void one(CodeWriter code);

        /** Writes the step for the first samples. {@code samples} is the local with their number, at least 1. */
        void batch(CodeWriter code, int samples);
    }

    private final List<Step> steps = new ArrayList<>();

    void add(Step step) {
        steps.add(step);
    }

    /** Adds the call of a function that takes one sample further: its arguments are addresses. */
    void call(int function, Buffer.Place... arguments) {
        if (steps.isEmpty() || !(steps.get(steps.size() - 1) instanceof SampleSteps)) {
            steps.add(new SampleSteps());
        }
        ((SampleSteps) steps.get(steps.size() - 1)).add(function, List.of(arguments));
    }

    /** The function () for sample 0. */
    CodeWriter one() {
        CodeWriter code = new CodeWriter(0);
        for (Step step : steps) {
            step.one(code);
        }
        return code;
    }

    /** The function (n) for the first n samples. */
    CodeWriter batch() {
        CodeWriter code = new CodeWriter(1);
        for (Step step : steps) {
            step.batch(code, 0);
        }
        return code;
    }
}
