package org.latentatlas.simd;

/** How a product is added to a sum. */
public enum Arithmetic {
    /** Rounded product, rounded sum: the bits of the plain kernels, in every browser. */
    STRICT,
    /** One rounding where the machine fuses multiply and add ({@code relaxed_madd}): faster, and the last bits differ. */
    RELAXED;

    /** A tiny module that is valid where the machine has this arithmetic. */
    public byte[] probe() {
        CodeWriter code = new CodeWriter(0);
        code.integer(0).floats(1f).floats(1f);
        multiply(code);
        code.floats(1f);
        add(code);
        code.memory(Opcode.V128_STORE, 0);
        ModuleWriter module = new ModuleWriter();
        module.add(code);
        return module.write(16);
    }

    /** Between the two factors of a product and what it is added to: (a, b) or a b. */
    void multiply(CodeWriter code) {
        if (this == STRICT) {
            code.op(Opcode.F32X4_MUL);
        }
    }

    /** After the summand: (a b, c) or (a, b, c) become a b + c. */
    void add(CodeWriter code) {
        code.op(this == STRICT ? Opcode.F32X4_ADD : Opcode.F32X4_RELAXED_MADD);
    }
}
