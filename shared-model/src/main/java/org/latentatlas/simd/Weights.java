package org.latentatlas.simd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The weights in the order in which the kernels read them, made slice by slice. */
final class Weights {
    private final List<Supplier<float[]>> slices = new ArrayList<>();
    private final List<Integer> addresses = new ArrayList<>();

    /** Adds a slice that lies at an address. */
    void add(int address, Supplier<float[]> values) {
        addresses.add(address);
        slices.add(values);
    }

    int slices() {
        return slices.size();
    }

    int address(int slice) {
        return addresses.get(slice);
    }

    float[] values(int slice) {
        return slices.get(slice).get();
    }
}
