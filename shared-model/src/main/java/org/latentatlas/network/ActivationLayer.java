package org.latentatlas.network;

/**
 * A function applied to each value. Its derivative is written with {@link FloatMath}'s own functions, in float32, in this order:
 *
 * <ul>
 *   <li>silu: s (1 + x (1 - s)) with s = sigmoid(x)
 *   <li>relu: 1 where x > 0, else 0
 *   <li>tanh: 1 - t t with t = tanh(x)
 * </ul>
 *
 * <p>Each is at most 1.1e-6 from the true derivative.
 */
final class ActivationLayer implements Layer {
    private final LayerShape.Activation shape;

    ActivationLayer(LayerShape.Activation shape) {
        this.shape = shape;
    }

    @Override
    public void forward(float[] out, float[] in, float[][] before) {
        int size = shape.size();
        switch (shape.function()) {
            case SILU -> {
                for (int i = 0; i < size; i++) {
                    out[i] = FloatMath.silu(in[i]);
                }
            }
            case RELU -> {
                for (int i = 0; i < size; i++) {
                    out[i] = in[i] > 0f ? in[i] : 0f;
                }
            }
            case TANH -> {
                for (int i = 0; i < size; i++) {
                    out[i] = FloatMath.tanh(in[i]);
                }
            }
        }
    }

    @Override
    public void tangent(float[] out, float[] tangent, float[] in, float[][] before) {
        int size = shape.size();
        switch (shape.function()) {
            case SILU -> {
                for (int i = 0; i < size; i++) {
                    float s = FloatMath.sigmoid(in[i]);
                    out[i] = tangent[i] * (s * (1f + in[i] * (1f - s)));
                }
            }
            case RELU -> {
                for (int i = 0; i < size; i++) {
                    out[i] = in[i] > 0f ? tangent[i] : 0f;
                }
            }
            case TANH -> {
                for (int i = 0; i < size; i++) {
                    float t = FloatMath.tanh(in[i]);
                    out[i] = tangent[i] * (1f - t * t);
                }
            }
        }
    }
}
