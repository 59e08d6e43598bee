package org.latentatlas.weights;

import java.util.List;

/** Numbers with a shape, the last dimension varying fastest. The array is the tensor's own: callers must not change it. */
public final class Tensor {
    private final List<Integer> shape;
    private final float[] values;

    /**
     * Wraps an array.
     *
     * @param shape sizes of the dimensions; empty for a single number
     * @param values as many as the product of the sizes
     */
    public Tensor(List<Integer> shape, float[] values) {
        long size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        if (size != values.length) {
            throw new IllegalArgumentException(
                    "a tensor of shape " + shape + " holds " + size + " values, not " + values.length);
        }
        this.shape = List.copyOf(shape);
        this.values = values;
    }

    /** Sizes of the dimensions. */
    public List<Integer> shape() {
        return shape;
    }

    /** The numbers themselves, not a copy. */
    public float[] values() {
        return values;
    }
}
