package org.latentatlas.client.worker;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int32Array;

/**
 * What page and worker say to each other. To the worker: {@code model} (weights), {@code plane} (plane, epoch), {@code want} (tiles,
 * epoch). To the page: {@code ready}, {@code tile} (picture, tiles, epoch), {@code failed}.
 */
public interface Message extends JSObject {
    /** A new message of that kind. */
    static Message of(String kind) {
        Message message = JSObjects.create();
        message.setKind(kind);
        return message;
    }

    @JSProperty
    String getKind();

    @JSProperty
    void setKind(String kind);

    /** The weights file. */
    @JSProperty
    ArrayBuffer getWeights();

    @JSProperty
    void setWeights(ArrayBuffer weights);

    /** The rows of a plane: (3, latentSize). */
    @JSProperty
    Float32Array getPlane();

    @JSProperty
    void setPlane(Float32Array rows);

    /** Counts the planes: pictures of an older plane are stale. */
    @JSProperty
    int getEpoch();

    @JSProperty
    void setEpoch(int epoch);

    /** Level, column and row of each tile, the most wanted first: (n, 3). */
    @JSProperty
    Int32Array getTiles();

    @JSProperty
    void setTiles(Int32Array tiles);

    /** Black pixels of one tile with the amount of ink as their alpha. */
    @JSProperty
    Int32Array getPicture();

    @JSProperty
    void setPicture(Int32Array picture);
}
