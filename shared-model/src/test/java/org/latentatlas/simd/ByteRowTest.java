package org.latentatlas.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Integers of variable length, at the edges where they get longer; expected bytes by the specification, chapter 5.2.2. */
@Timeout(60)
class ByteRowTest {
    private final ByteRow bytes = new ByteRow();

    private String hex() {
        return HexFormat.of().formatHex(bytes.toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "127, 7f",
        "128, 8001",
        "16383, ff7f",
        "16384, 808001",
        "624485, e58e26",
        "2147483647, ffffffff07",
        "-1, ffffffff0f"
    })
    void writesUnsignedIntegers(int value, String expected) {
        bytes.unsigned(value);

        assertThat(hex()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "63, 3f",
        "64, c000",
        "-1, 7f",
        "-64, 40",
        "-65, bf7f",
        "8191, ff3f",
        "8192, 80c000",
        "-8192, 8040",
        "-8193, ffbf7f",
        "-123456, c0bb78",
        "2147483647, ffffffff07",
        "-2147483648, 8080808078"
    })
    void writesSignedIntegers(int value, String expected) {
        bytes.signed(value);

        assertThat(hex()).isEqualTo(expected);
    }

    @Test
    void growsAsNeeded() {
        for (int i = 0; i < 1000; i++) {
            bytes.word(0x04030201);
        }
        bytes.name("one");

        assertThat(bytes.length()).isEqualTo(4004);
        assertThat(hex()).startsWith("0102030401").endsWith("04036f6e65");
    }
}
