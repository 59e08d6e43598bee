package org.latentatlas.network;

/** The end of a residual block: its input plus what an earlier layer has written. Both move on as they are, so tangents are added alike. */
final class AddLayer implements Layer {
    private final LayerShape.Add shape;

    AddLayer(LayerShape.Add shape) {
        this.shape = shape;
    }

    @Override
    public void forward(float[] out, float[] in, float[][] before) {
        add(out, in, before[shape.from()]);
    }

    @Override
    public void tangent(float[] out, float[] tangent, float[] in, float[][] before) {
        add(out, tangent, before[shape.from()]);
    }

    private void add(float[] out, float[] in, float[] skipped) {
        for (int i = 0; i < shape.size(); i++) {
            out[i] = in[i] + skipped[i];
        }
    }
}
