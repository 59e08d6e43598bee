package org.latentatlas.simd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one function: its parameters are 32-bit integers (byte addresses and counts), it returns nothing. A local is named by its
 * number; the parameters have the first ones.
 */
final class CodeWriter {
    /** The type of a local. */
    private enum Type {
        I32(0x7f),
        V128(0x7b);

        private final int code;

        Type(int code) {
            this.code = code;
        }
    }

    private static final int NO_RESULT = 0x40;
    private static final int TWO_BYTES = 1; // an access is aligned to 2^1 or 2^2 bytes
    private static final int FOUR_BYTES = 2;
    private static final int SIGN = 0x80000000;

    private final int parameters;
    private final List<Type> locals = new ArrayList<>();
    private final Map<Integer, Integer> constants = new HashMap<>(); // words to the local that holds them
    private final ByteRow start = new ByteRow();
    private final ByteRow code = new ByteRow();

    CodeWriter(int parameters) {
        this.parameters = parameters;
    }

    int parameters() {
        return parameters;
    }

    /** A new local for an integer. */
    int integer() {
        return local(Type.I32);
    }

    /** A new local for four floats. */
    int vector() {
        return local(Type.V128);
    }

    /** New locals for four floats each. */
    int[] vectors(int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = vector();
        }
        return numbers;
    }

    private int local(Type type) {
        locals.add(type);
        return parameters + locals.size() - 1;
    }

    CodeWriter op(Opcode opcode) {
        opcode.write(code);
        return this;
    }

    CodeWriter get(int local) {
        return withIndex(Opcode.LOCAL_GET, local);
    }

    CodeWriter set(int local) {
        return withIndex(Opcode.LOCAL_SET, local);
    }

    CodeWriter tee(int local) {
        return withIndex(Opcode.LOCAL_TEE, local);
    }

    CodeWriter call(int function) {
        return withIndex(Opcode.CALL, function);
    }

    private CodeWriter withIndex(Opcode opcode, int index) {
        op(opcode);
        code.unsigned(index);
        return this;
    }

    CodeWriter integer(int value) {
        op(Opcode.I32_CONST);
        code.signed(value);
        return this;
    }

    /** The same float in all four lanes. */
    CodeWriter floats(float value) {
        return words(Float.floatToRawIntBits(value));
    }

    /** The sign bit of all four lanes. */
    CodeWriter signs() {
        return words(SIGN);
    }

    /** The same word in all four lanes. Constants are set before everything else: browsers would make them anew in every round of a loop. */
    CodeWriter words(int value) {
        Integer known = constants.get(value);
        if (known != null) {
            return get(known);
        }
        int local = vector();
        constants.put(value, local);
        Opcode.V128_CONST.write(start);
        for (int lane = 0; lane < 4; lane++) {
            start.word(value);
        }
        Opcode.LOCAL_SET.write(start);
        start.unsigned(local);
        return get(local);
    }

    /** A load or store; the operands stand on the stack. {@code offset} is counted in bytes. */
    CodeWriter memory(Opcode opcode, int offset) {
        return memory(opcode, FOUR_BYTES, offset);
    }

    private CodeWriter memory(Opcode opcode, int alignment, int offset) {
        op(opcode);
        code.unsigned(alignment);
        code.unsigned(offset);
        return this;
    }

    /** One of four lanes of the vector on the stack. */
    CodeWriter lane(Opcode opcode, int lane) {
        op(opcode);
        code.add(lane);
        return this;
    }

    /** A load or store of one of four lanes. */
    CodeWriter lane(Opcode opcode, int offset, int lane) {
        memory(opcode, offset);
        code.add(lane);
        return this;
    }

    /** A load of two bytes into one of eight lanes. */
    CodeWriter halves(Opcode opcode, int offset, int lane) {
        memory(opcode, TWO_BYTES, offset);
        code.add(lane);
        return this;
    }

    /** local += step. */
    CodeWriter advance(int local, int step) {
        return step == 0 ? this : get(local).integer(step).op(Opcode.I32_ADD).set(local);
    }

    /** Runs the body, adds {@code step} to the counter, and again while the counter is below the local {@code end}; at least once. */
    CodeWriter loop(int counter, int step, int end, Runnable body) {
        op(Opcode.LOOP);
        code.add(NO_RESULT);
        body.run();
        get(counter).integer(step).op(Opcode.I32_ADD).tee(counter);
        get(end).op(Opcode.I32_LT_U);
        return withIndex(Opcode.BR_IF, 0).op(Opcode.END);
    }

    /** The same with a constant number of rounds, at least one: the counter goes up by {@code step} a round from where it is. */
    CodeWriter repeat(int rounds, int counter, int step, Runnable body) {
        if (rounds == 1) {
            body.run();
            return advance(counter, step);
        }
        int end = integer();
        get(counter).integer(rounds * step).op(Opcode.I32_ADD).set(end);
        return loop(counter, step, end, body);
    }

    /** The function as the code section holds it, after its length. */
    ByteRow body() {
        ByteRow body = new ByteRow();
        body.unsigned(locals.size());
        for (Type type : locals) {
            body.unsigned(1);
            body.add(type.code);
        }
        body.add(start);
        body.add(code);
        Opcode.END.write(body);
        return body;
    }
}
