package org.latentatlas.server.training;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.latentatlas.network.LayerShape;

/**
 * One layer in TorchScript's serialised dialect: forwards, and backwards by the derivatives written out. Values are (batch, size);
 * pictures get their shape inside the layer.
 */
record LayerScript(LayerShape shape) {
    /** PyTorch's number for bfloat16. */
    static final int BFLOAT16 = 15;

    boolean hasWeights() {
        return !shape.weightShape().isEmpty();
    }

    /**
     * The expression of the output.
     *
     * @param before the name of the output of an earlier layer, by its position
     * @param weight name of the weight, and {@code bias} of the bias, of a layer that has them
     */
    String forward(String x, IntFunction<String> before, String weight, String bias) {
        if (shape instanceof LayerShape.Add add) {
            return "torch.add(" + x + ", " + before.apply(add.from()) + ")";
        }
        if (shape instanceof LayerShape.Activation activation) {
            return switch (activation.function()) {
                case SILU -> "torch.silu(" + x + ")";
                case RELU -> "torch.relu(" + x + ")";
                case TANH -> "torch.tanh(" + x + ")";
            };
        }
        if (shape instanceof LayerShape.Convolution c) {
            String picture = picture(x, c.inChannels(), c.height(), c.width());
            return rows("torch.conv2d(" + picture + ", " + weight + ", " + bias + ", " + pair(c.stride()) + ", "
                    + pair(c.padding()) + ", [1, 1], 1)");
        }
        if (shape instanceof LayerShape.TransposedConvolution t) {
            String picture = picture(x, t.inChannels(), t.height(), t.width());
            return rows("torch.conv_transpose2d(" + picture + ", " + weight + ", " + bias + ", " + pair(t.stride())
                    + ", " + pair(t.padding()) + ", [0, 0], 1, [1, 1])");
        }
        return "torch.linear(" + x + ", " + weight + ", " + bias + ")";
    }

    /**
     * The lines that find the gradients of a loss, of the type that {@code wide} names, given its gradient {@code dy} at the output {@code y} of
     * the input {@code x}. What an addition reads from an earlier layer has the gradient {@code dy} too.
     *
     * @param dx name for the gradient at the input; null where nobody asks for it
     * @param dWeight name for the gradient of the weight, and {@code dBias} for the bias, of a layer that has them
     */
    List<String> backward(
            String x, String y, String dy, @Nullable String dx, String weight, String dWeight, String dBias) {
        if (shape instanceof LayerShape.Activation activation) {
            return List.of(dx + " = "
                    + switch (activation.function()) {
                        case SILU -> "torch.silu_backward(" + dy + ", " + x + ")";
                        case RELU -> "torch.threshold_backward(" + dy + ", " + x + ", 0)";
                        case TANH -> "torch.tanh_backward(" + dy + ", " + y + ")";
                    });
        }
        if (shape instanceof LayerShape.Add) {
            return List.of(dx + " = " + dy);
        }
        if (shape instanceof LayerShape.Convolution c) {
            String picture = picture(x, c.inChannels(), c.height(), c.width());
            String out = picture(dy, c.outChannels(), c.outHeight(), c.outWidth());
            return convolution(out, picture, weight, c.stride(), c.padding(), false, dx, dWeight, dBias);
        }
        if (shape instanceof LayerShape.TransposedConvolution t) {
            String picture = picture(x, t.inChannels(), t.height(), t.width());
            String out = picture(dy, t.outChannels(), t.outHeight(), t.outWidth());
            return convolution(out, picture, weight, t.stride(), t.padding(), true, dx, dWeight, dBias);
        }
        String ofWeight = dWeight + " = torch.mm(torch.t(" + dy + "), " + x + ")";
        String ofBias = dBias + " = torch.sum(" + dy + ", [0], False, dtype=wide)";
        return dx == null
                ? List.of(ofWeight, ofBias)
                : List.of(ofWeight, ofBias, dx + " = torch.mm(" + dy + ", " + weight + ")");
    }

    private List<String> convolution(
            String dy,
            String x,
            String weight,
            int stride,
            int padding,
            boolean transposed,
            @Nullable String dx,
            String dWeight,
            String dBias) {
        String input = dx == null ? "_unused" : dx;
        String all = input + ", " + dWeight + ", _none, = torch.convolution_backward(" + dy + ", " + x + ", " + weight
                + ", None, " + pair(stride) + ", " + pair(padding) + ", [1, 1], " + (transposed ? "True" : "False")
                + ", [0, 0], 1, [" + (dx == null ? "False" : "True") + ", True, False])";
        String ofBias = dBias + " = torch.sum(" + dy + ", [0, 2, 3], False, dtype=wide)";
        return dx == null ? List.of(all, ofBias) : List.of(all, ofBias, dx + " = " + rows(dx));
    }

    private static String picture(String rows, int channels, int height, int width) {
        return "torch.reshape(" + rows + ", [-1, " + channels + ", " + height + ", " + width + "])";
    }

    private static String rows(String picture) {
        return "torch.flatten(" + picture + ", 1)";
    }

    private static String pair(int number) {
        return "[" + number + ", " + number + "]";
    }
}
