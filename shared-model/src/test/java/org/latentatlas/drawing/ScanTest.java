package org.latentatlas.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A seven on paper, on a board, in bad light, with dust: always the same digit. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ScanTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private final Random random = new Random(5);
    private final Raster seven = seven();
    private final float[] expected = Centring.mnist(seven);

    @Test
    void darkOnLight() {
        assertSame(rgba((ink, x, y) -> 0.97 - 0.9 * ink));
    }

    @Test
    void lightOnDark() {
        assertSame(rgba((ink, x, y) -> 0.1 + 0.8 * ink));
    }

    @Test
    void paleInkInUnevenLightWithNoise() {
        assertSame(rgba((ink, x, y) -> (0.9 - 0.45 * ink) * (0.55 + 0.45 * x / WIDTH) + 0.012 * random.nextGaussian()));
    }

    @Test
    void dustIsNoInk() {
        byte[] picture = rgba((ink, x, y) -> 0.95 - 0.9 * ink);
        for (int speck : new int[] {5, 12_345, 70_000}) {
            picture[4 * speck] = 0;
            picture[4 * speck + 1] = 0;
            picture[4 * speck + 2] = 0;
        }
        assertSame(picture);
    }

    @Test
    void whatIsTransparentIsPaper() {
        for (int level : new int[] {0, 255}) {
            byte[] picture = new byte[4 * WIDTH * HEIGHT];
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                picture[4 * i] = (byte) level;
                picture[4 * i + 1] = (byte) level;
                picture[4 * i + 2] = (byte) level;
                picture[4 * i + 3] = (byte) Math.round(255 * seven.ink()[i]);
            }
            assertSame(picture);
        }
    }

    @Test
    void oneColourIsNoDigit() {
        for (double level : new double[] {0, 0.5, 1}) {
            byte[] picture = rgba((ink, x, y) -> level);
            assertThatThrownBy(() -> Scan.ink(picture, WIDTH, HEIGHT))
                    .isInstanceOfSatisfying(
                            BadDrawing.class, e -> assertThat(e.reason()).isEqualTo(BadDrawing.Reason.ONE_COLOUR));
        }
        assertThatThrownBy(() -> Scan.ink(new byte[] {1, 2, 3, -1}, 1, 1)).isInstanceOf(BadDrawing.class);
    }

    private interface Shade {
        double at(double ink, int x, int y);
    }

    private byte[] rgba(Shade shade) {
        byte[] picture = new byte[4 * WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            double level = shade.at(seven.ink()[i], i % WIDTH, i / WIDTH);
            byte octet = (byte) Math.round(255 * Math.max(0, Math.min(1, level)));
            picture[4 * i] = octet;
            picture[4 * i + 1] = octet;
            picture[4 * i + 2] = octet;
            picture[4 * i + 3] = -1;
        }
        return picture;
    }

    private void assertSame(byte[] picture) {
        float[] found = Centring.mnist(Scan.ink(picture, WIDTH, HEIGHT));
        double difference = 0;
        double ink = 0;
        for (int i = 0; i < found.length; i++) {
            difference += Math.abs(found[i] - expected[i]);
            ink += expected[i];
        }
        assertThat(difference / ink).isLessThan(0.12);
    }

    private static Raster seven() {
        Raster raster = Raster.blank(WIDTH, HEIGHT);
        raster.line(110, 60, 9, 200, 58, 9);
        raster.line(200, 58, 9, 140, 190, 8);
        raster.line(130, 125, 6, 185, 122, 6);
        return raster;
    }
}
