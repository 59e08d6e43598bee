package org.latentatlas.network;

/** Cross-correlation, as in PyTorch; each output adds its products in the order (channel, row, column) of the kernel, from its bias. */
final class ConvolutionLayer extends LinearLayer {
    private final LayerShape.Convolution shape;
    private final float[] weight; // (outChannels, inChannels, kernel, kernel)
    private final SlidingKernel sliding;

    ConvolutionLayer(LayerShape.Convolution shape, float[] weight, float[] bias) { // bias (outChannels)
        super(bias);
        this.shape = shape;
        this.weight = weight;
        this.sliding = new SlidingKernel(shape.stride(), shape.padding());
    }

    @Override
    void multiply(float[] out, float[] start, float[] in) {
        int kernel = shape.kernel();
        int plane = shape.outHeight() * shape.outWidth();
        int w = 0;
        for (int o = 0; o < shape.outChannels(); o++) {
            for (int i = 0; i < plane; i++) {
                out[o * plane + i] = start[o];
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
        int firstX = sliding.first(column);
        int lastX = sliding.last(column, outWidth, shape.width());
        int lastY = sliding.last(row, shape.outHeight(), shape.height());
        for (int y = sliding.first(row); y <= lastY; y++) {
            int from = inPlane + sliding.fine(y, row) * shape.width() + sliding.fine(0, column);
            int to = outPlane + y * outWidth;
            for (int x = firstX; x <= lastX; x++) {
                out[to + x] += tap * in[from + x * stride];
            }
        }
    }
}
