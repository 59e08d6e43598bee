package org.latentatlas.client.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.simd.Shading;

@Timeout(10)
class TileGridTest {
    private final Tile tile = new Tile(1, -1, 2);

    @Test
    void digitsStandOnTheLatticeInsideTheirTile() {
        for (int digit = 0; digit < TileGrid.DIGITS; digit++) {
            double x = TileGrid.x(tile, digit);
            double y = TileGrid.y(tile, digit);
            assertThat(x).isBetween(tile.left(), tile.left() + tile.side());
            assertThat(y).isBetween(tile.top() - tile.side(), tile.top());
            assertThat(x * 2).isEqualTo(Math.rint(x * 2));
        }
        assertThat(TileGrid.y(tile, 0)).isGreaterThan(TileGrid.y(tile, TileGrid.DIGITS - 1));
    }

    @Test
    void digitsFillThePictureWithoutOverlap() {
        int[] picture = new int[Shading.CANVAS];
        float[] pixels = new float[784];
        Arrays.fill(pixels, 1);
        for (int digit = 0; digit < TileGrid.DIGITS; digit++) {
            assertThat(picture[TileGrid.place(digit)]).isZero();
            TileGrid.put(picture, digit, pixels, 255);
        }
        assertThat(picture).containsOnly(0xff000000);
    }

    @Test
    void inkIsPalerAwayFromTheOrigin() {
        assertThat(TileGrid.ink(0, 0)).isEqualTo(255);
        assertThat(TileGrid.ink(2, 0)).isGreaterThan(TileGrid.ink(3, 0));
        assertThat(TileGrid.ink(8, 8)).isBetween(60f, 90f);
    }
}
