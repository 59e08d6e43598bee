package org.latentatlas.client.worker;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.browser.WebAssembly;
import org.latentatlas.client.decoding.CompiledDecoder;
import org.latentatlas.client.decoding.ModuleLayout;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Float64Array;
import org.teavm.jso.typedarrays.Int32Array;

/**
 * What page and worker say to each other. To the worker: {@code model} (weights, and module, memory and layout where there is a module),
 * {@code plane} (plane, count), {@code tile} (tile), {@code drop} (tile). To the page: {@code ready}, {@code tile} (tile, picture, count
 * of the plane), {@code failed}. For walks, to the worker: {@code weights} (weights), {@code transport} (count of the order, digits), {@code speeds}
 * (count, text), {@code leave} (count); to the page: {@code progress} (count, part), {@code answer} (count, and pairs, masses and totals, or speeds),
 * {@code impossible} (count).
 */
public interface Message extends JSObject {
    /** A new message of that kind. */
    static Message of(String kind) {
        Message message = JSObjects.create();
        message.setKind(kind);
        return message;
    }

    /** A new message about a tile. */
    static Message of(String kind, Tile tile) {
        Message message = of(kind);
        message.setTile(Int32Array.copyFromJavaArray(new int[] {tile.level(), tile.column(), tile.row()}));
        return message;
    }

    /** A new message with a model. */
    static Message of(ArrayBuffer weights, @Nullable CompiledDecoder compiled) {
        Message message = of("model");
        message.setWeights(weights);
        if (compiled != null) {
            message.setModule(compiled.module());
            message.setMemory(compiled.memory());
            message.setLayout(Int32Array.copyFromJavaArray(compiled.layout().numbers()));
        }
        return message;
    }

    /** The tile that the message is about. */
    static Tile tile(Message message) {
        Int32Array numbers = message.getTile();
        return new Tile(numbers.get(0), numbers.get(1), numbers.get(2));
    }

    /** The module in the message, or null. */
    static @Nullable CompiledDecoder compiled(Message message) {
        return JSObjects.isUndefined(message.getModule())
                ? null
                : new CompiledDecoder(
                        message.getModule(),
                        message.getMemory(),
                        ModuleLayout.ofNumbers(message.getLayout().copyToJavaArray()));
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

    /** The compiled module. */
    @JSProperty
    WebAssembly.Module getModule();

    @JSProperty
    void setModule(WebAssembly.Module module);

    /** The first content of the module's memory. */
    @JSProperty
    ArrayBuffer getMemory();

    @JSProperty
    void setMemory(ArrayBuffer memory);

    /** The numbers of the module's layout. */
    @JSProperty
    Int32Array getLayout();

    @JSProperty
    void setLayout(Int32Array layout);

    /** The rows of a plane: (3, latentSize). */
    @JSProperty
    Float32Array getPlane();

    @JSProperty
    void setPlane(Float32Array rows);

    /** Counts the planes: pictures of an older plane are stale. */
    @JSProperty
    int getCount();

    @JSProperty
    void setCount(int count);

    /** Level, column and row. */
    @JSProperty
    Int32Array getTile();

    @JSProperty
    void setTile(Int32Array tile);

    /** Black pixels of one tile with the amount of ink as their alpha. */
    @JSProperty
    Int32Array getPicture();

    @JSProperty
    void setPicture(Int32Array picture);

    /** Two digits, one after the other (2, 784). */
    @JSProperty
    Float32Array getDigits();

    @JSProperty
    void setDigits(Float32Array digits);

    /** A walk as text. */
    @JSProperty
    String getText();

    @JSProperty
    void setText(String text);

    /** How far an order is, 0 to 1. */
    @JSProperty
    double getPart();

    @JSProperty
    void setPart(double part);

    /** The pairs of a plan. */
    @JSProperty
    Int32Array getPairs();

    @JSProperty
    void setPairs(Int32Array pairs);

    /** The masses of a plan. */
    @JSProperty
    Float32Array getMasses();

    @JSProperty
    void setMasses(Float32Array masses);

    /** The two sums of a plan. */
    @JSProperty
    Float64Array getTotals();

    @JSProperty
    void setTotals(Float64Array totals);

    /** The speeds along a walk. */
    @JSProperty
    Float64Array getSpeeds();

    @JSProperty
    void setSpeeds(Float64Array speeds);
}
