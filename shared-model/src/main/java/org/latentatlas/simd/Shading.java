package org.latentatlas.simd;

/**
 * From a decoder's probabilities of ink to pixels as a canvas keeps them, in the same memory: so that a page shows a digit without
 * touching its 784 numbers. Exports {@code shade(in, out)}, {@code draw(in, out)} and {@code mask(in, out, ink, pitch)}, which take byte
 * addresses.
 */
public final class Shading {
    /** 32-bit pixels that the canvas has room for. */
    public static final int CANVAS = 104 * 104;
    /** Pixels along the side of a digit as {@code mask} writes it: without its empty margin of one pixel. */
    public static final int INNER = 26;

    private static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;
    private static final int COLOURS = 256;
    private static final float MOST = 255f;
    private static final int ALPHA = 24; // bits below a pixel's alpha

    private final int canvasAt;
    private final int coloursAt;
    private final int thresholdsAt;
    private final int inkAt;

    Shading(ModuleWriter module, MemoryPlan memory, int batch) {
        canvasAt = memory.floats(CANVAS);
        coloursAt = memory.floats(COLOURS);
        thresholdsAt = memory.floats(PIXELS);
        inkAt = memory.floats(batch);
        module.export("shade", module.add(shade()));
        module.export("draw", module.add(draw()));
        module.export("mask", module.add(mask()));
    }

    /** Byte address of {@link #CANVAS} pixels, for what the functions write. */
    public int canvasAt() {
        return canvasAt;
    }

    /** Byte address of the 256 pixels from paper to ink, for {@code shade} and {@code draw}. */
    public int coloursAt() {
        return coloursAt;
    }

    /** Byte address of the thresholds, float32 (784), above which {@code draw} puts ink. */
    public int thresholdsAt() {
        return thresholdsAt;
    }

    /** Byte address of the alpha of full ink, float32 (batch) from 0 to 255, for {@code mask}. */
    public int inkAt() {
        return inkAt;
    }

    /** Rounds as {@code Pixels.level} does: {@code (int) (p * 255 + 0.5f)}. */
    private CodeWriter shade() {
        CodeWriter code = new CodeWriter(2);
        int levels = code.vector();
        code.repeat(PIXELS / 4, 0, 16, () -> {
            code.get(0).memory(Opcode.V128_LOAD, 0).floats(MOST);
            level(code);
            code.set(levels);
            for (int lane = 0; lane < 4; lane++) {
                code.get(1);
                code.get(levels).lane(Opcode.I32X4_EXTRACT_LANE, lane);
                code.integer(2).op(Opcode.I32_SHL).memory(Opcode.I32_LOAD, coloursAt);
                code.memory(Opcode.I32_STORE, 4 * lane);
            }
            code.advance(1, 16);
        });
        return code;
    }

    /** (p, most) on the stack become the whole number nearest to p * most. */
    private static void level(CodeWriter code) {
        code.op(Opcode.F32X4_MUL).floats(0.5f).op(Opcode.F32X4_ADD).op(Opcode.I32X4_TRUNC_SAT_F32X4_S);
    }

    private CodeWriter draw() {
        CodeWriter code = new CodeWriter(2);
        int threshold = code.integer();
        code.integer(thresholdsAt).set(threshold);
        code.repeat(PIXELS / 4, 0, 16, () -> {
            code.get(1);
            code.integer(coloursAt).memory(Opcode.V128_LOAD32_SPLAT, 4 * (COLOURS - 1));
            code.integer(coloursAt).memory(Opcode.V128_LOAD32_SPLAT, 0);
            code.get(0).memory(Opcode.V128_LOAD, 0);
            code.get(threshold).memory(Opcode.V128_LOAD, 0);
            code.op(Opcode.F32X4_GT).op(Opcode.V128_BITSELECT);
            code.memory(Opcode.V128_STORE, 0);
            code.advance(1, 16).advance(threshold, 16);
        });
        return code;
    }

    /** Black pixels whose alpha is the amount of ink, in rows of {@code pitch} bytes; the last vector of a row overlaps its neighbour. */
    private CodeWriter mask() {
        CodeWriter code = new CodeWriter(4);
        int pitch = 3;
        int most = code.vector();
        code.get(2).memory(Opcode.V128_LOAD32_SPLAT, 0).set(most);
        code.repeat(INNER, 0, 4 * SIDE, () -> {
            for (int column = 0; column < INNER; column += 4) {
                int offset = 4 * Math.min(column, INNER - 4);
                code.get(1);
                code.get(0).memory(Opcode.V128_LOAD, 4 * (SIDE + 1) + offset).get(most);
                level(code);
                code.integer(ALPHA).op(Opcode.I32X4_SHL).memory(Opcode.V128_STORE, offset);
            }
            code.get(1).get(pitch).op(Opcode.I32_ADD).set(1);
        });
        return code;
    }
}
