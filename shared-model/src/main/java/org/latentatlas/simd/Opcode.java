package org.latentatlas.simd;

/**
 * The instructions used here, under the names of the WebAssembly specification (core 3.0, chapter 5.4; the relaxed ones included).
 * Codes from 0x100 are those of the vector prefix 0xfd, shifted up by that much.
 */
enum Opcode {
    LOOP("loop", 0x03),
    END("end", 0x0b),
    BR_IF("br_if", 0x0d),
    CALL("call", 0x10),
    LOCAL_GET("local.get", 0x20),
    LOCAL_SET("local.set", 0x21),
    LOCAL_TEE("local.tee", 0x22),
    I32_LOAD("i32.load", 0x28),
    I32_STORE("i32.store", 0x36),
    I32_CONST("i32.const", 0x41),
    I32_LT_U("i32.lt_u", 0x49),
    I32_ADD("i32.add", 0x6a),
    I32_MUL("i32.mul", 0x6c),
    I32_SHL("i32.shl", 0x74),

    V128_LOAD("v128.load", vector(0)),
    V128_LOAD32_SPLAT("v128.load32_splat", vector(9)),
    V128_STORE("v128.store", vector(11)),
    V128_CONST("v128.const", vector(12)),
    I32X4_EXTRACT_LANE("i32x4.extract_lane", vector(27)),
    V128_AND("v128.and", vector(78)),
    V128_OR("v128.or", vector(80)),
    V128_BITSELECT("v128.bitselect", vector(82)),
    V128_LOAD16_LANE("v128.load16_lane", vector(85)),
    V128_LOAD32_LANE("v128.load32_lane", vector(86)),
    V128_STORE32_LANE("v128.store32_lane", vector(90)),
    V128_LOAD32_ZERO("v128.load32_zero", vector(92)),
    F32X4_GT("f32x4.gt", vector(68)),
    F32X4_GE("f32x4.ge", vector(70)),
    F32X4_TRUNC("f32x4.trunc", vector(105)),
    I32X4_EXTEND_LOW_I16X8_S("i32x4.extend_low_i16x8_s", vector(167)),
    I32X4_SHL("i32x4.shl", vector(171)),
    F32X4_ABS("f32x4.abs", vector(224)),
    F32X4_NEG("f32x4.neg", vector(225)),
    F32X4_ADD("f32x4.add", vector(228)),
    F32X4_SUB("f32x4.sub", vector(229)),
    F32X4_MUL("f32x4.mul", vector(230)),
    F32X4_DIV("f32x4.div", vector(231)),
    F32X4_PMIN("f32x4.pmin", vector(234)),
    F32X4_PMAX("f32x4.pmax", vector(235)),
    I32X4_TRUNC_SAT_F32X4_S("i32x4.trunc_sat_f32x4_s", vector(248)),
    F32X4_RELAXED_MADD("f32x4.relaxed_madd", vector(261));

    private static final int VECTOR = 0x100;

    private final String text;
    private final int code;

    Opcode(String text, int code) {
        this.text = text;
        this.code = code;
    }

    private static int vector(int code) {
        return 0x100 + code;
    }

    /** The name in the specification's text format. */
    String text() {
        return text;
    }

    void write(ByteRow bytes) {
        if (code < VECTOR) {
            bytes.add(code);
        } else {
            bytes.add(0xfd);
            bytes.unsigned(code - VECTOR);
        }
    }
}
