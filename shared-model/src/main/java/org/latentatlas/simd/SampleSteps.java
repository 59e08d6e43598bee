package org.latentatlas.simd;

import java.util.ArrayList;
import java.util.List;

/** Functions of addresses that each take one sample further; a sample goes through all of them before the next one. */
final class SampleSteps implements Route.Step {
    private record Call(int function, List<Buffer.Place> arguments) {}

    private final List<Call> calls = new ArrayList<>();

    void add(int function, List<Buffer.Place> arguments) {
        calls.add(new Call(function, arguments));
    }

    @Override
    public void one(CodeWriter code) {
        for (Call call : calls) {
            for (Buffer.Place argument : call.arguments) {
                code.integer(argument.address());
            }
            code.call(call.function);
        }
    }

    @Override
    public void batch(CodeWriter code, int samples) {
        int sample = code.integer();
        code.integer(0).set(sample);
        code.loop(sample, 1, samples, () -> {
            for (Call call : calls) {
                for (Buffer.Place argument : call.arguments) {
                    code.get(sample).integer(argument.stride()).op(Opcode.I32_MUL);
                    code.integer(argument.address()).op(Opcode.I32_ADD);
                }
                code.call(call.function);
            }
        });
    }
}
