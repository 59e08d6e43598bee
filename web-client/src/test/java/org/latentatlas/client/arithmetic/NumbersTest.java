package org.latentatlas.client.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class NumbersTest {
    @Test
    void shownNumbersHaveTheirDecimalsAndATrueMinus() {
        assertThat(Numbers.shown(-1.1, 2)).isEqualTo("\u22121.10");
        assertThat(Numbers.shown(0.004, 2)).isEqualTo("0.00");
        assertThat(Numbers.shown(-0.004, 2)).isEqualTo("0.00");
        assertThat(Numbers.shown(96.4, 0)).isEqualTo("96");
    }

    @Test
    void writtenNumbersHaveNoTrailingZeros() {
        assertThat(Numbers.written(0.5, 4)).isEqualTo("0.5");
        assertThat(Numbers.written(-3, 4)).isEqualTo("-3");
        assertThat(Numbers.written(100, 1)).isEqualTo("100");
        assertThat(Numbers.written(-0.00001, 4)).isEqualTo("0");
    }

    @Test
    void whatIsWrittenReadsBackAsTheSameFloat() {
        for (int i = -30_000; i < 30_000; i += 7) {
            float rounded = Numbers.rounded(i / 9973.0, 4);
            assertThat((float) Numbers.read(Numbers.written(rounded, 4))).isEqualTo(rounded);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "x", "1.", ".5", "1e5", "1234567", "0.1234567", "1.2.3", "--1", "+1", " 1", "NaN"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Numbers.read(text)).isInstanceOf(NumberFormatException.class);
    }
}
