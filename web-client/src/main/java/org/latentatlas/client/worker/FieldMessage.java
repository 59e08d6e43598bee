package org.latentatlas.client.worker;

import org.teavm.jso.JSProperty;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * What page and field worker say to each other. To the worker: {@code model} (weights), {@code set} (set), {@code regions} and
 * {@code magnification} (count, plane, grid). To the page: {@code ready}, {@code field} (count, grid, levels, extra), {@code failed}.
 */
interface FieldMessage extends Message {
    /** The file of the encoded test set. */
    @JSProperty
    ArrayBuffer getSet();

    @JSProperty
    void setSet(ArrayBuffer file);

    /** The numbers of a grid. */
    @JSProperty
    Float32Array getGrid();

    @JSProperty
    void setGrid(Float32Array numbers);

    /** One byte a point of the grid. */
    @JSProperty
    Int8Array getLevels();

    @JSProperty
    void setLevels(Int8Array levels);

    /** For regions their names, four numbers each; for magnification the two ends of its scale. */
    @JSProperty
    Float32Array getExtra();

    @JSProperty
    void setExtra(Float32Array numbers);

    /** A new message of that kind. */
    static FieldMessage of(String kind) {
        return (FieldMessage) Message.of(kind);
    }
}
