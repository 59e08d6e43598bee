package org.latentatlas.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Index.atIndex;

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
        int[] ramp = Pixels.ramp(0xf4ecd8, 0x10203f);
        assertThat(ramp).hasSize(256).contains(0xf4ecd8, atIndex(0)).contains(0x10203f, atIndex(255));
        assertThat(ramp[128]).isEqualTo(0x82868b);
        byte[] levels = new byte[3];
        Pixels.levels(levels, new float[] {0, 1, 0.5f});
        assertThat(levels).containsExactly(0, 255, 128);
    }
}
