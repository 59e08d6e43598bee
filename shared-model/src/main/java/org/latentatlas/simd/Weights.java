package org.latentatlas.simd;

import java.util.ArrayList;
import java.util.List;
import org.latentatlas.network.Network;

/** The weights in the order in which the kernels read them, slice by slice: for each, where its numbers stand in a tensor. */
final class Weights {
    /**
     * Numbers that are equally far apart in a tensor and in a slice, counted in floats; in the slice, those of a row stand side by side.
     *
     * @param from place of the first number in the tensor
     * @param rowStep from row to row in the tensor
     * @param columnStep from number to number of a row in the tensor
     * @param to place of the first number in the slice
     * @param toStep from row to row in the slice
     */
    record Part(int from, int rows, int rowStep, int columns, int columnStep, int to, int toStep) {
        private void copy(float[] slice, float[] tensor) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    slice[to + row * toStep + column] = tensor[from + row * rowStep + column * columnStep];
                }
            }
        }
    }

    /**
     * Some numbers of one tensor.
     *
     * @param address byte address where they are expected
     * @param layer position of the tensor's layer
     * @param isBias whether the tensor is the layer's bias
     * @param size floats, of which those outside of all parts are zero
     */
    record Slice(int address, int layer, boolean isBias, int size, List<Part> parts) {}

    private final Network network;
    private final List<Slice> slices = new ArrayList<>();

    Weights(Network network) {
        this.network = network;
    }

    /** Adds a layer's bias, {@code size} numbers. */
    void addBias(int address, int layer, int size) {
        slices.add(new Slice(address, layer, true, size, List.of(new Part(0, size, 1, 1, 1, 0, 1))));
    }

    /** Adds some of a layer's weights, {@code size} numbers with zeros between the parts. */
    void add(int address, int layer, int size, List<Part> parts) {
        slices.add(new Slice(address, layer, false, size, parts));
    }

    List<Slice> slices() {
        return slices;
    }

    float[] values(int slice) {
        Slice wanted = slices.get(slice);
        float[] tensor = wanted.isBias ? network.bias(wanted.layer) : network.weight(wanted.layer);
        float[] values = new float[wanted.size];
        for (Part part : wanted.parts) {
            part.copy(values, tensor);
        }
        return values;
    }
}
