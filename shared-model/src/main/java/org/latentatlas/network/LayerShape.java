package org.latentatlas.network;

import java.util.List;

/**
 * What one layer is, as data: its kind and its sizes. Pictures are flat arrays in (channel, row, column) order; {@code height}
 * and {@code width} are those of a layer's input.
 */
public sealed interface LayerShape
        permits LayerShape.Dense,
                LayerShape.Convolution,
                LayerShape.TransposedConvolution,
                LayerShape.Activation,
                LayerShape.Add {

    /** Floats that the layer reads. */
    int inputs();

    /** Floats that the layer writes. */
    int outputs();

    /** Shape of the weight tensor in PyTorch's layout; empty for a layer without weights. */
    default List<Integer> weightShape() {
        return List.of();
    }

    /** Length of the bias vector; 0 for a layer without weights. */
    default int biases() {
        return 0;
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new UnfitNetwork("a layer's " + name + " is " + value + "; expected " + least + " to " + most);
        }
    }

    private static void checkPicture(
            int inChannels, int outChannels, int height, int width, int kernel, int stride, int padding) {
        check("inChannels", inChannels, 1, 512);
        check("outChannels", outChannels, 1, 512);
        check("height", height, 1, 64);
        check("width", width, 1, 64);
        check("kernel", kernel, 1, 15);
        check("stride", stride, 1, 4);
        check("padding", padding, 0, (kernel - 1) / 2);
    }

    /** y = W x + b with W of shape (outputs, inputs). */
    record Dense(int inputs, int outputs) implements LayerShape {
        /** Checks the sizes. */
        public Dense {
            check("inputs", inputs, 1, 1 << 16);
            check("outputs", outputs, 1, 1 << 16);
        }

        @Override
        public List<Integer> weightShape() {
            return List.of(outputs, inputs);
        }

        @Override
        public int biases() {
            return outputs;
        }
    }

    /** Convolution with weights (outChannels, inChannels, kernel, kernel). */
    record Convolution(int inChannels, int outChannels, int height, int width, int kernel, int stride, int padding)
            implements LayerShape {
        /** Checks the sizes. */
        public Convolution {
            checkPicture(inChannels, outChannels, height, width, kernel, stride, padding);
            check("kernel", kernel, 1, Math.min(height, width) + 2 * padding);
        }

        /** Rows of the output. */
        public int outHeight() {
            return (height + 2 * padding - kernel) / stride + 1;
        }

        /** Columns of the output. */
        public int outWidth() {
            return (width + 2 * padding - kernel) / stride + 1;
        }

        @Override
        public int inputs() {
            return inChannels * height * width;
        }

        @Override
        public int outputs() {
            return outChannels * outHeight() * outWidth();
        }

        @Override
        public List<Integer> weightShape() {
            return List.of(outChannels, inChannels, kernel, kernel);
        }

        @Override
        public int biases() {
            return outChannels;
        }
    }

    /** Transposed convolution with weights (inChannels, outChannels, kernel, kernel). */
    record TransposedConvolution(
            int inChannels, int outChannels, int height, int width, int kernel, int stride, int padding)
            implements LayerShape {
        /** Checks the sizes. */
        public TransposedConvolution {
            checkPicture(inChannels, outChannels, height, width, kernel, stride, padding);
        }

        /** Rows of the output. */
        public int outHeight() {
            return (height - 1) * stride - 2 * padding + kernel;
        }

        /** Columns of the output. */
        public int outWidth() {
            return (width - 1) * stride - 2 * padding + kernel;
        }

        @Override
        public int inputs() {
            return inChannels * height * width;
        }

        @Override
        public int outputs() {
            return outChannels * outHeight() * outWidth();
        }

        @Override
        public List<Integer> weightShape() {
            return List.of(inChannels, outChannels, kernel, kernel);
        }

        @Override
        public int biases() {
            return outChannels;
        }
    }

    /**
     * The end of a residual block (He, Zhang, Ren, Sun, "Deep residual learning for image recognition", 2016): {@code size} values plus those that
     * the layer at the position {@code from}, before the one that is read, has written.
     */
    record Add(int from, int size) implements LayerShape {
        /** Checks the sizes. */
        public Add {
            check("from", from, 0, Architecture.MOST_LAYERS - 3);
            check("size", size, 1, 1 << 22);
        }

        @Override
        public int inputs() {
            return size;
        }

        @Override
        public int outputs() {
            return size;
        }
    }

    /** A function applied to each of {@code size} values. */
    record Activation(Function function, int size) implements LayerShape {
        /** Checks the size. */
        public Activation {
            check("size", size, 1, 1 << 22);
        }

        /** The functions there are. */
        public enum Function {
            /** x sigmoid(x). */
            SILU("silu"),
            /** max(x, 0). */
            RELU("relu"),
            /** The hyperbolic tangent. */
            TANH("tanh");

            private final String label;

            Function(String label) {
                this.label = label;
            }

            /** The name in a description. */
            public String label() {
                return label;
            }
        }

        @Override
        public int inputs() {
            return size;
        }

        @Override
        public int outputs() {
            return size;
        }
    }
}
