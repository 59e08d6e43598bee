package org.latentatlas.network;

/** A function applied to each value. */
final class ActivationLayer implements Layer {
    private final LayerShape.Activation shape;

    ActivationLayer(LayerShape.Activation shape) {
        this.shape = shape;
    }

    @Override
    public void forward(float[] out, float[] in) {
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
}
