package org.latentatlas.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class SafetensorsTest {
    private static final String A = "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";

    @Test
    void readsBackWhatItWrote() {
        for (Safetensors.Type type : Safetensors.Type.values()) {
            TensorFile file = file();
            byte[] bytes = Safetensors.write(file, type);
            TensorFile back = Safetensors.read(bytes);
            assertThat(back.metadata()).isEqualTo(file.metadata());
            assertThat(back.tensors().keySet()).containsExactly("decoder.0.weight", "scalar", "empty", "ünïcode \"x\"");
            assertThat(back.tensor("decoder.0.weight").shape()).containsExactly(2, 3);
            assertThat(back.tensor("decoder.0.weight").values()).containsExactly(1, -2, 0.5f, -0f, 65504, 0.25f);
            assertThat(back.tensor("scalar").shape()).isEmpty();
            assertThat(back.tensor("scalar").values()).containsExactly(7);
            assertThat(Safetensors.write(back, type)).isEqualTo(bytes);
        }
    }

    @Test
    void readsTheSameInSlicesOfAnySize() {
        for (Safetensors.Type type : Safetensors.Type.values()) {
            byte[] bytes = Safetensors.write(file(), type);
            for (int slice = 1; slice < 9; slice++) {
                SafetensorsReader reader = new SafetensorsReader(bytes);
                assertThatThrownBy(reader::content).isInstanceOf(IllegalStateException.class);
                int slices = 1;
                while (reader.readOn(slice)) {
                    slices++;
                }
                assertThat(slices).isGreaterThanOrEqualTo(7 / slice);
                assertThat(Safetensors.write(reader.content(), type)).isEqualTo(bytes);
            }
        }
    }

    @Test
    void keepsEveryBitOfAFloat() {
        float[] values = new float[1000];
        Random random = new Random(4);
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(random.nextInt() & ~0x00800000);
        }
        byte[] bytes = Safetensors.write(
                new TensorFile(Map.of("x", new Tensor(List.of(1000), values)), Map.of()), Safetensors.Type.F32);
        assertThat(Safetensors.read(bytes).tensor("x").values()).containsExactly(values);
    }

    /** The layout itself, so that other programs read what is written: a length, JSON padded with spaces, numbers. */
    @Test
    void writesThePublishedLayout() {
        byte[] bytes = Safetensors.write(
                new TensorFile(Map.of("a", new Tensor(List.of(2), new float[] {1, -2})), Map.of()),
                Safetensors.Type.F32);
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        assertThat(length % 8).isZero();
        assertThat(new String(bytes, 8, length, StandardCharsets.UTF_8).strip()).isEqualTo("{" + A + "}");
        assertThat(Arrays.copyOfRange(bytes, 8 + length, bytes.length)).isEqualTo(floats(1, -2));
    }

    @Test
    void readsTensorsInAnyOrderOfTheHeader() {
        String b = "\"b\":{\"dtype\":\"F16\",\"shape\":[1,2],\"data_offsets\":[8,12]}";
        TensorFile file = Safetensors.read(bytes("{" + b + "," + A + "}", floats(1, 2, 0)));
        assertThat(file.tensor("a").values()).containsExactly(1, 2);
        assertThat(file.tensor("b").values()).containsExactly(0, 0);
    }

    @Test
    void namesTheOffsetOfADamagedHeader() {
        assertDamaged(new byte[0], "0 bytes long; expected a header length at offset 0");
        assertDamaged(new byte[9], "9 bytes long");
        assertDamaged(new byte[100], "at offset 0, is 0; expected 2 to 92");
        assertDamaged(header(-1L), "at offset 0, is 18446744073709551615; expected 2 to 92");
        assertDamaged(header(Long.MAX_VALUE), "at offset 0, is 9223372036854775807; expected 2 to 92");
        assertDamaged(header(93), "at offset 0, is 93; expected 2 to 92");
        assertDamaged(header(1L << 32), "at offset 0, is 4294967296");
        assertDamaged(bytes("this is not JSON", floats()), "header, at offset 8, is damaged");
        assertDamaged(bytes("[1,2]", floats()), "header, at offset 8, is damaged");
        assertDamaged(bytes("[".repeat(100_000), floats()), "nested deeper than");
        assertDamaged(bytes("{" + A + "," + A + "}", floats(1, 2)), "the key \"a\" twice");
        assertDamaged(
                bytes("{\"__metadata__\":{\"x\":1}," + A + "}", floats(1, 2)), "__metadata__.x is 1; expected a text");
    }

    @Test
    void namesTheTensorWhoseOffsetsAreWrong() {
        assertDamaged(entry("F32", "[2]", "[0,8]"), "ends at data offset 8; the data ends at 4", floats(1));
        assertDamaged(entry("F32", "[2]", "[4,12]"), "\"a\" begins at data offset 4; expected 0", floats(1, 2, 3));
        assertDamaged(entry("F32", "[2]", "[-8,0]"), "begins at data offset -8; expected 0", floats(1, 2));
        assertDamaged(entry("F32", "[2]", "[8,0]"), "\"a\" begins at data offset 8", floats(1, 2));
        assertDamaged(entry("F32", "[2]", "[0,4]"), "of shape [2] has 4 bytes at data offset 0; expected 8", floats(1));
        assertDamaged(entry("F32", "[2]", "[0]"), "data_offsets has 1 elements; expected 2", floats(1, 2));
        assertDamaged(entry("F32", "[2]", "[0,8.5]"), "expected a whole number", floats(1, 2));
        assertDamaged(entry("F32", "[2]", "[0,1e300]"), "expected a whole number", floats(1, 2));
        String overlapping = "{" + A + ",\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}";
        assertDamaged(overlapping, "\"b\" begins at data offset 4; expected 8", floats(1, 2, 3));
        assertDamaged("{" + A + "}", "end at offset " + (8 + A.length() + 2 + 12), floats(1, 2, 3));
        assertDamaged("{}", "expected 10, the end of the last tensor", floats(1));
    }

    @Test
    void refusesShapesAndTypesThatCannotBe() {
        assertDamaged(entry("F32", "[-1,-2]", "[0,8]"), "shape[0] is -1; expected 0 or more", floats(1, 2));
        assertDamaged(entry("F32", "[65536,65536]", "[0,0]"), "expected 17179869184", floats());
        assertDamaged(entry("F32", "[2147483647,2147483647,4]", "[0,0]"), "expected", floats());
        assertDamaged(entry("F32", "[4294967296]", "[0,0]"), "expected a whole number", floats());
        assertDamaged(entry("F32", "[2147483647]", "[0,8589934588]"), "the data ends at 8", floats(1, 2));
        assertDamaged(entry("F64", "[1]", "[0,8]"), "has the type F64; expected F32 or F16", floats(1, 2));
        assertDamaged(entry("f32", "[2]", "[0,8]"), "has the type f32", floats(1, 2));
        assertDamaged("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", "$.a.data_offsets is missing", floats(1, 2));
        assertDamaged("{\"a\":7}", "$.a is 7; expected an object", floats(1, 2));
    }

    @Test
    void survivesEveryTruncationAndEdit() {
        byte[] bytes = Safetensors.write(file(), Safetensors.Type.F32);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Safetensors.read(cut)).isInstanceOf(DamagedFile.class);
        }
        Random random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            byte[] edited = bytes.clone();
            edited[random.nextInt(edited.length)] = (byte) random.nextInt();
            readOrRefuse(edited);
        }
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            assertThat(Safetensors.read(bytes)).isNotNull();
        } catch (DamagedFile expected) {
            assertThat(expected).hasMessageContaining("the ");
        }
    }

    private static TensorFile file() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("decoder.0.weight", new Tensor(List.of(2, 3), new float[] {1, -2, 0.5f, -0f, 65504, 0.25f}));
        tensors.put("scalar", new Tensor(List.of(), new float[] {7}));
        tensors.put("empty", new Tensor(List.of(0, 5), new float[0]));
        tensors.put("ünïcode \"x\"", new Tensor(List.of(1), new float[] {3}));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        metadata.put("card", "{\"name\":\"a\\b </script>\"}\n\u2028✍");
        return new TensorFile(tensors, metadata);
    }

    private static String entry(String type, String shape, String offsets) {
        return "{\"a\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
    }

    private static void assertDamaged(String header, String sentence, byte[] data) {
        assertDamaged(bytes(header, data), sentence);
    }

    private static void assertDamaged(byte[] file, String sentence) {
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining(sentence);
    }

    private static byte[] header(long length) {
        return ByteBuffer.allocate(100)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0, length)
                .array();
    }

    private static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }

    private static byte[] bytes(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(data)
                .array();
    }
}
