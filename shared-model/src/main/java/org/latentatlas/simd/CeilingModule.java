package org.latentatlas.simd;

/**
 * A WebAssembly module that does nothing but multiply and add in registers: what the machine can do at most, to be held beside the
 * kernels. It exports {@code run(rounds)}; a round is {@link #PRODUCTS} products, each added to a sum. The products' sums do not wait
 * for each other.
 */
public final class CeilingModule {
    private static final int SUMS = 13; // as many as registers hold: that hides the latency of both operations
    private static final int UNROLLED = 8;

    /** Products (of single floats) in a round. */
    public static final int PRODUCTS = 4 * SUMS * UNROLLED;

    private CeilingModule() {}

    /** The module, ready to be compiled. */
    public static byte[] bytes(Arithmetic arithmetic) {
        CodeWriter code = new CodeWriter(1);
        int round = code.integer();
        int factor = code.vector();
        int summand = code.vector();
        int[] sums = code.vectors(SUMS);
        int total = code.vector();
        code.floats(0.5f).set(factor);
        code.floats(1f).set(summand);
        code.loop(round, 1, 0, () -> {
            for (int i = 0; i < UNROLLED; i++) {
                for (int sum : sums) {
                    code.get(sum).get(factor);
                    arithmetic.multiply(code);
                    code.get(summand);
                    arithmetic.add(code);
                    code.set(sum);
                }
            }
        });
        for (int sum : sums) {
            code.get(total).get(sum).op(Opcode.F32X4_ADD).set(total);
        }
        code.integer(0).get(total).memory(Opcode.V128_STORE, 0); // or the compiler would leave all of it out
        ModuleWriter module = new ModuleWriter();
        module.export("run", module.add(code));
        return module.write(16);
    }
}
