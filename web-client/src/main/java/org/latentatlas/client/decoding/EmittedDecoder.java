package org.latentatlas.client.decoding;

import org.latentatlas.client.arithmetic.TileGrid;
import org.latentatlas.client.browser.WebAssembly;
import org.latentatlas.network.Architecture;
import org.latentatlas.simd.Shading;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.canvas.ImageData;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.ArrayBufferView;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;
import org.teavm.jso.typedarrays.Uint16Array;
import org.teavm.jso.typedarrays.Uint8ClampedArray;

/** The emitted module of a decoder at work, with its memory. For one thread. */
public final class EmittedDecoder {
    private static final int DIGIT_SIDE = 28;
    private static final int DIGIT_BYTES = 4 * Architecture.PIXELS;

    /** What the module exports. */
    interface Exports extends JSObject {
        @JSProperty
        WebAssembly.Memory getMemory();

        void one();

        void batch(int samples);

        void shade(int in, int out);

        void draw(int in, int out);

        void mask(int in, int out, int ink, int pitch);
    }

    private final Exports exports;
    private final ArrayBuffer memory;
    private final ModuleLayout layout;
    private final Uint16Array input;

    EmittedDecoder(WebAssembly.Instance instance, ModuleLayout layout) {
        this.exports = (Exports) instance.getExports();
        this.memory = exports.getMemory().getBuffer();
        this.layout = layout;
        this.input = new Uint16Array(memory, layout.input(), 2 * layout.batch() * layout.latentSize());
    }

    /** Where things lie. */
    ModuleLayout layout() {
        return layout;
    }

    /** Copies numbers into the memory; {@code address} in bytes. */
    void write(int address, float[] values) {
        new Float32Array(memory, address, values.length).set(values);
    }

    /** The whole memory becomes a copy of another one. */
    void write(ArrayBuffer image) {
        new Int8Array(memory).set(new Int8Array(image));
    }

    /** A copy of the whole memory. */
    ArrayBuffer memory() {
        return new Int8Array(new Int8Array(memory)).getBuffer();
    }

    /**
     * Puts a latent point (latentSize) in the place of a sample. A float goes over in two halves: small integers pass between the two
     * worlds as they are, where a float would become an object.
     */
    void put(int sample, float[] z) {
        int at = 2 * sample * layout.latentSize();
        for (float value : z) {
            int bits = Float.floatToRawIntBits(value);
            input.set(at++, bits & 0xffff);
            input.set(at++, bits >>> 16);
        }
    }

    /** Decodes sample 0. */
    void one() {
        exports.one();
    }

    /** Decodes the first samples. */
    void batch(int samples) {
        exports.batch(samples);
    }

    /** Paints sample 0 with its mean pixels. */
    void shade() {
        exports.shade(layout.output(), layout.canvas());
    }

    /** Paints one draw of sample 0. */
    void draw() {
        exports.draw(layout.output(), layout.canvas());
    }

    void colours(int[] ramp) {
        new Int32Array(memory, layout.colours(), ramp.length).set(ramp);
    }

    void thresholds(float[] values) {
        write(layout.thresholds(), values);
    }

    /** The alphas of full ink of the first samples. */
    void ink(float[] alphas) {
        write(layout.ink(), alphas);
    }

    /** Paints a sample into its place in a tile's picture. */
    void mask(int sample, int digit) {
        exports.mask(
                layout.output() + sample * DIGIT_BYTES,
                layout.canvas() + 4 * TileGrid.place(digit),
                layout.ink() + 4 * sample,
                4 * TileGrid.SIDE);
    }

    /** The painted digit: a view of the memory. */
    ImageData image() {
        return new ImageData(
                new Uint8ClampedArray(memory, layout.canvas(), 4 * DIGIT_SIDE * DIGIT_SIDE), DIGIT_SIDE, DIGIT_SIDE);
    }

    /** A copy of the painted tile (SIDE, SIDE). */
    Int32Array tile() {
        ArrayBufferView view = new Int32Array(memory, layout.canvas(), Shading.CANVAS);
        Int32Array copy = new Int32Array(Shading.CANVAS);
        copy.set(view);
        return copy;
    }

    /** A copy of the probabilities of ink of sample 0. */
    Float32Array probabilities() {
        return new Float32Array(new Float32Array(memory, layout.output(), Architecture.PIXELS));
    }
}
