package org.latentatlas.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DrawingTextTest {
    private final Random random = new Random(3);

    @Test
    void everyPictureOfWholeLevelsReadsBackExactly() {
        for (double inky : new double[] {0, 0.002, 0.2, 0.9, 1}) {
            for (int i = 0; i < 50; i++) {
                float[] picture = picture(inky);
                assertThat(DrawingText.read(DrawingText.write(picture))).containsExactly(picture);
            }
        }
        assertThat(DrawingText.write(picture(0.2))).hasSizeLessThan(900);
    }

    @Test
    void levelsAreWhatATextKeeps() {
        float[] picture = new float[784];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = random.nextFloat();
        }
        assertThat(DrawingText.read(DrawingText.write(picture))).containsExactly(DrawingText.levels(picture));
    }

    @Test
    void damagedTextsAreRefused() {
        String text = DrawingText.write(picture(0.2));
        for (String bad : new String[] {
            "", "A", "AQ", "?", text.substring(1), text.substring(0, text.length() - 4), text + "AAAA", "A".repeat(5000)
        }) {
            assertThatThrownBy(() -> DrawingText.read(bad)).as(bad).isInstanceOf(BadDrawing.class);
        }
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            char[] edited = text.toCharArray();
            int at = random.nextInt(edited.length);
            edited[at] = edited[at] == 'B' ? 'C' : 'B';
            try {
                DrawingText.read(new String(edited));
            } catch (BadDrawing e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(490);
    }

    private float[] picture(double inky) {
        float[] picture = new float[784];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = random.nextDouble() < inky ? (1 + random.nextInt(255)) / 255f : 0;
        }
        return picture;
    }
}
