package org.latentatlas.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class PixelsTest {
    @Test
    void roundsToTheNearestLevel() {
        for (int level = 0; level < 256; level++) {
            assertThat(Pixels.level(level / 255f)).isEqualTo(level);
            assertThat(Pixels.level((level + 0.49f) / 255f)).isEqualTo(level);
            assertThat(Pixels.level((level - 0.49f) / 255f)).isEqualTo(level);
        }
    }

    @Test
    void clampsWhatIsNoProbability() {
        assertThat(Pixels.level(-3)).isZero();
        assertThat(Pixels.level(Float.NaN)).isZero();
        assertThat(Pixels.level(7)).isEqualTo(255);
        assertThat(Pixels.level(Float.POSITIVE_INFINITY)).isEqualTo(255);
    }

    @Test
    void coloursRunFromPaperToInk() {
        byte[] palette = Pixels.palette(0xf4ecd8, 0x10203f);
        byte[] rgba = new byte[12];
        Pixels.colours(rgba, new float[] {0, 1, 0.5f}, palette);
        assertThat(rgba).containsExactly(0xf4, 0xec, 0xd8, 255, 0x10, 0x20, 0x3f, 255, 0x82, 0x86, 0x8b, 255);
    }
}
