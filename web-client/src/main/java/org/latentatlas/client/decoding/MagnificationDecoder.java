package org.latentatlas.client.decoding;

import org.latentatlas.client.arithmetic.FieldGrid;
import org.latentatlas.client.arithmetic.Plane;

/** Finds how much the decoder magnifies a plane, at some points of a grid at a time. For one thread. */
public interface MagnificationDecoder {
    /**
     * Finds the square root of det(J^T J) at points of the grid.
     *
     * @param values (grid.size()); written from {@code first} on
     * @param first the first point that is missing
     * @return the first point that is still missing
     */
    int find(double[] values, Plane plane, FieldGrid grid, int first);
}
