package org.latentatlas.simd;

/** A part of the way from input to output. */
interface Step {
    /** Writes the step for sample 0. */
    void one(CodeWriter code);

    /** Writes the step for the first samples. {@code samples} is the local with their number, at least 1. */
    void batch(CodeWriter code, int samples);
}
