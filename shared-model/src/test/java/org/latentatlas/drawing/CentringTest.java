package org.latentatlas.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CentringTest {
    @Test
    void aBarOfAnySizeFillsTheBoxAndStandsInTheMiddle() {
        Raster raster = Raster.blank(300, 200);
        fill(raster, 11, 7, 40, 160); // 40 wide, 160 high: 5 by 20 in the box
        float[] picture = Centring.mnist(raster);
        for (int y = 0; y < 28; y++) {
            for (int x = 0; x < 28; x++) {
                float expected = y >= 5 && y < 25 && x >= 12 && x < 17 ? 1 : 0;
                assertThat(picture[y * 28 + x]).as("%d, %d", x, y).isCloseTo(expected, within(1e-5f));
            }
        }
    }

    @Test
    void edgesBetweenPixelsBecomeGreyAndInkIsKept() {
        Raster raster = Raster.blank(100, 100);
        fill(raster, 30, 10, 30, 80); // 7.5 pixels wide in the box
        float[] picture = Centring.mnist(raster);
        double sum = 0;
        for (float value : picture) {
            sum += value;
        }
        assertThat(sum).isCloseTo(7.5 * 20, within(1e-3));
        assertThat(picture[14 * 28 + 18]).isCloseTo(0.5f, within(1e-5f));
    }

    @Test
    void theCentreOfMassGoesToTheMiddleNotTheBox() {
        Raster raster = Raster.blank(20, 20);
        fill(raster, 0, 0, 20, 4); // a heavy bar at the top of a thin stem
        fill(raster, 10, 4, 1, 16);
        float[] picture = Centring.mnist(raster);
        double mass = 0;
        double moment = 0;
        for (int i = 0; i < picture.length; i++) {
            mass += picture[i];
            moment += picture[i] * Math.floorDiv(i, 28);
        }
        assertThat(moment / mass).isBetween(7.0, 14.5);
        assertThat(picture[8 * 28 + 14]).isEqualTo(1); // the box can go no further down
    }

    @Test
    void aDotIsADigitTooAndNothingIsNone() {
        Raster raster = Raster.blank(50, 50);
        assertThatThrownBy(() -> Centring.mnist(raster))
                .isInstanceOfSatisfying(
                        BadDrawing.class, e -> assertThat(e.reason()).isEqualTo(BadDrawing.Reason.EMPTY));
        raster.line(3, 3, 2, 3, 3, 2);
        assertThat(Centring.mnist(raster)[14 * 28 + 14]).isEqualTo(1);
    }

    @Test
    void aLineHasRoundEndsAndItsWidth() {
        Raster raster = Raster.blank(60, 60);
        raster.line(20, 30, 5, 40, 30, 5);
        double sum = 0;
        for (float value : raster.ink()) {
            sum += value;
        }
        assertThat(sum).isCloseTo(20 * 10 + Math.PI * 25, within(1.5));
        raster.line(20, 30, 5, 40, 30, 5);
        double again = 0;
        for (float value : raster.ink()) {
            again += value;
        }
        assertThat(again).isEqualTo(sum);
        raster.line(-500, -500, 3, 900, 900, 3); // far outside is no harm
    }

    @Test
    void anEnlargedPictureComesBackAsItWas() {
        float[] picture = new float[784];
        for (int y = 5; y < 25; y++) {
            for (int x = 9; x < 20; x++) {
                picture[y * 28 + x] = (x * 7 + y * 3) % 11 * 0.05f + (y < 12 ? 0.5f : 0.3f);
            }
        }
        Raster raster = Raster.blank(224, 224);
        raster.enlarge(picture, 28);
        float[] again = Centring.mnist(raster);
        for (int i = 0; i < picture.length; i++) {
            assertThat(again[i]).isCloseTo(picture[i], within(1e-5f));
        }
    }

    private static void fill(Raster raster, int left, int top, int width, int height) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                raster.ink()[y * raster.width() + x] = 1;
            }
        }
    }
}
