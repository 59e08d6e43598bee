package org.latentatlas.network;

/** Transposed convolution, as in PyTorch; each output adds its products in the order (channel, row, column) of the kernel, from its bias. */
final class TransposedConvolutionLayer implements Layer {
    private final LayerShape.TransposedConvolution shape;
    private final float[] weight; // (inChannels, outChannels, kernel, kernel)
    private final float[] bias; // (outChannels)

    TransposedConvolutionLayer(LayerShape.TransposedConvolution shape, float[] weight, float[] bias) {
        this.shape = shape;
        this.weight = weight;
        this.bias = bias;
    }

    @Override
    public void forward(float[] out, float[] in) {
        int kernel = shape.kernel();
        int plane = shape.outHeight() * shape.outWidth();
        for (int o = 0; o < shape.outChannels(); o++) {
            for (int i = 0; i < plane; i++) {
                out[o * plane + i] = bias[o];
            }
            for (int c = 0; c < shape.inChannels(); c++) {
                int w = (c * shape.outChannels() + o) * kernel * kernel;
                for (int row = 0; row < kernel; row++) {
                    for (int column = 0; column < kernel; column++) {
                        addTap(out, o * plane, in, c * shape.height() * shape.width(), row, column, weight[w++]);
                    }
                }
            }
        }
    }

    /** Adds what every input pixel of one plane sends through one weight. */
    private void addTap(float[] out, int outPlane, float[] in, int inPlane, int row, int column, float tap) {
        int stride = shape.stride();
        int outWidth = shape.outWidth();
        int firstX = firstInside(column);
        int lastX = lastInside(column, shape.width(), outWidth);
        int lastY = lastInside(row, shape.height(), shape.outHeight());
        for (int y = firstInside(row); y <= lastY; y++) {
            int from = inPlane + y * shape.width();
            int to = outPlane + (y * stride - shape.padding() + row) * outWidth - shape.padding() + column;
            for (int x = firstX; x <= lastX; x++) {
                out[to + x * stride] += tap * in[from + x];
            }
        }
    }

    /** The first input row (or column) whose tap falls inside the output. */
    private int firstInside(int tap) {
        return Math.max(0, (shape.padding() - tap + shape.stride() - 1) / shape.stride());
    }

    private int lastInside(int tap, int inputSize, int outputSize) {
        return Math.min(inputSize - 1, Math.floorDiv(outputSize - 1 + shape.padding() - tap, shape.stride()));
    }
}
