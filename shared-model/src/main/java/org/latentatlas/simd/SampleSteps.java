package org.latentatlas.simd;

import java.util.ArrayList;
import java.util.List;

/** Functions (in, out) that each take one sample further; a sample goes through all of them before the next one. */
final class SampleSteps implements Step {
    private record Call(int function, Buffer in, Buffer out) {}

    private final List<Call> calls = new ArrayList<>();

    void add(int function, Buffer in, Buffer out) {
        calls.add(new Call(function, in, out));
    }

    @Override
    public void one(CodeWriter code) {
        for (Call call : calls) {
            code.integer(call.in.address()).integer(call.out.address()).call(call.function);
        }
    }

    @Override
    public void batch(CodeWriter code, int samples) {
        int sample = code.integer();
        code.integer(0).set(sample);
        code.loop(sample, 1, samples, () -> {
            for (Call call : calls) {
                address(code, call.in, sample);
                address(code, call.out, sample);
                code.call(call.function);
            }
        });
    }

    private static void address(CodeWriter code, Buffer buffer, int sample) {
        code.get(sample).integer(buffer.stride()).op(Opcode.I32_MUL);
        code.integer(buffer.address()).op(Opcode.I32_ADD);
    }
}
