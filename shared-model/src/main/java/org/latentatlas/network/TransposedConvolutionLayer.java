package org.latentatlas.network;

/** Transposed convolution, as in PyTorch; each output adds its products in the order (channel, row, column) of the kernel, from its bias. */
final class TransposedConvolutionLayer extends LinearLayer {
    private final LayerShape.TransposedConvolution shape;
    private final float[] weight; // (inChannels, outChannels, kernel, kernel)
    private final SlidingKernel sliding;

    TransposedConvolutionLayer(
            LayerShape.TransposedConvolution shape, float[] weight, float[] bias) { // bias (outChannels)
        super(bias);
        this.shape = shape;
        this.weight = weight;
        this.sliding = new SlidingKernel(shape.stride(), shape.padding());
    }

    @Override
    void multiply(float[] out, float[] start, float[] in) {
        int kernel = shape.kernel();
        int plane = shape.outHeight() * shape.outWidth();
        for (int o = 0; o < shape.outChannels(); o++) {
            for (int i = 0; i < plane; i++) {
                out[o * plane + i] = start[o];
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
        int firstX = sliding.first(column);
        int lastX = sliding.last(column, shape.width(), outWidth);
        int lastY = sliding.last(row, shape.height(), shape.outHeight());
        for (int y = sliding.first(row); y <= lastY; y++) {
            int from = inPlane + y * shape.width();
            int to = outPlane + sliding.fine(y, row) * outWidth + sliding.fine(0, column);
            for (int x = firstX; x <= lastX; x++) {
                out[to + x * stride] += tap * in[from + x];
            }
        }
    }
}
