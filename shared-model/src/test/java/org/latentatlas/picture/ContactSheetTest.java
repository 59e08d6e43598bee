package org.latentatlas.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class ContactSheetTest {
    @Test
    void putsEveryDigitIntoItsCell() {
        ContactSheet sheet = new ContactSheet(3, 2, 4);
        assertThat(sheet.width()).isEqualTo(92);
        assertThat(sheet.height()).isEqualTo(60);
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 3; column++) {
                sheet.put(column, row, digit(0.1f * (3 * row + column + 1)));
            }
        }
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 92; x++) {
                boolean inside = y % 32 < 28 && x % 32 < 28;
                float expected = inside ? 0.1f * (3 * (y / 32) + x / 32 + 1) + (y % 32 * 28 + x % 32) * 1e-4f : 0;
                assertThat(sheet.values()[y * 92 + x]).isEqualTo(expected);
            }
        }
        assertThat(sheet.levels()[32 * 92 + 32]).isEqualTo((byte) 128);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> new ContactSheet(0, 1, 0)).hasMessageContaining("0, 1 and 0 came");
        ContactSheet sheet = new ContactSheet(2, 2, 0);
        assertThatThrownBy(() -> sheet.put(2, 0, digit(0))).hasMessageContaining("784 came for cell 2, 0");
        assertThatThrownBy(() -> sheet.put(0, 0, new float[3])).hasMessageContaining("3 came for cell 0, 0");
    }

    private static float[] digit(float base) {
        float[] digit = new float[784];
        for (int i = 0; i < digit.length; i++) {
            digit[i] = base + i * 1e-4f;
        }
        return digit;
    }
}
