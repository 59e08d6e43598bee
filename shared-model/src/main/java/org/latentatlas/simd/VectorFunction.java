package org.latentatlas.simd;

import org.latentatlas.network.LayerShape.Activation;

/** What is applied to every value between two layers, or at the end. */
enum VectorFunction {
    IDENTITY,
    SILU,
    RELU,
    TANH,
    SIGMOID;

    static VectorFunction of(Activation.Function function) {
        return switch (function) {
            case SILU -> SILU;
            case RELU -> RELU;
            case TANH -> TANH;
        };
    }
}
