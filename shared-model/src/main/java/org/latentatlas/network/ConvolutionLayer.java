package org.latentatlas.network;

/** Cross-correlation, as in PyTorch; each output adds its products in the order (channel, row, column) of the kernel, from its bias. */
final class ConvolutionLayer implements Layer {
    private final LayerShape.Convolution shape;
    private final float[] weight; // (outChannels, inChannels, kernel, kernel)
    private final float[] bias; // (outChannels)

    ConvolutionLayer(LayerShape.Convolution shape, float[] weight, float[] bias) {
        this.shape = shape;
        this.weight = weight;
        this.bias = bias;
    }

    @Override
    public void forward(float[] out, float[] in) {
        int kernel = shape.kernel();
        int plane = shape.outHeight() * shape.outWidth();
        int w = 0;
        for (int o = 0; o < shape.outChannels(); o++) {
            for (int i = 0; i < plane; i++) {
                out[o * plane + i] = bias[o];
            }
            for (int c = 0; c < shape.inChannels(); c++) {
                for (int row = 0; row < kernel; row++) {
                    for (int column = 0; column < kernel; column++) {
                        addTap(out, o * plane, in, c * shape.height() * shape.width(), row, column, weight[w++]);
                    }
                }
            }
        }
    }

    /** Adds one weight's share to every pixel of one output plane. */
    private void addTap(float[] out, int outPlane, float[] in, int inPlane, int row, int column, float tap) {
        int stride = shape.stride();
        int outWidth = shape.outWidth();
        int firstX = firstInside(column);
        int lastX = lastInside(column, shape.width(), outWidth);
        int lastY = lastInside(row, shape.height(), shape.outHeight());
        for (int y = firstInside(row); y <= lastY; y++) {
            int from = inPlane + (y * stride - shape.padding() + row) * shape.width() - shape.padding() + column;
            int to = outPlane + y * outWidth;
            for (int x = firstX; x <= lastX; x++) {
                out[to + x] += tap * in[from + x * stride];
            }
        }
    }

    /** The first output row (or column) whose tap falls inside the input. */
    private int firstInside(int tap) {
        return Math.max(0, (shape.padding() - tap + shape.stride() - 1) / shape.stride());
    }

    private int lastInside(int tap, int inputSize, int outputSize) {
        return Math.min(outputSize - 1, Math.floorDiv(inputSize - 1 + shape.padding() - tap, shape.stride()));
    }
}
