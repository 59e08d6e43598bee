package org.latentatlas.client.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.client.arithmetic.Lattice.Tile;

@Timeout(10)
class LatticeTest {
    private final View view = new View();

    LatticeTest() {
        view.resize(900, 600);
        view.look(0, 0, 100);
    }

    @Test
    void digitsBecomeDenserAsOneZoomsIn() {
        int before = Lattice.level(view, 36);
        view.zoom(2, 450, 300);
        assertThat(Lattice.level(view, 36)).isEqualTo(before + 1);
    }

    @Test
    void digitsAreNeverCloserThanAsked() {
        for (double scale = View.MIN_SCALE; scale < View.MAX_SCALE; scale *= 1.13) {
            view.look(0, 0, scale);
            int level = Lattice.level(view, 36);
            assertThat(scale * Lattice.spacing(level)).isGreaterThanOrEqualTo(level == -3 ? 0 : 36);
        }
    }

    @Test
    void visibleTilesCoverTheViewAndComeNearestFirst() {
        view.look(0.37, -1.2, 140);
        List<Tile> tiles = Lattice.visible(view, 1);
        assertThat(tiles).anyMatch(tile -> covers(tile, view.planeX(1), view.planeY(1)));
        assertThat(tiles).anyMatch(tile -> covers(tile, view.planeX(899), view.planeY(599)));
        assertThat(covers(tiles.get(0), view.x(), view.y())).isTrue();
    }

    @Test
    void finerLevelKeepsTheDigitsOfTheCoarser() {
        assertThat(Lattice.spacing(2) * 2).isEqualTo(Lattice.spacing(1));
        assertThat(Lattice.spacing(-1)).isEqualTo(2);
    }

    private static boolean covers(Tile tile, double x, double y) {
        return x >= tile.left() && x <= tile.left() + tile.side() && y <= tile.top() && y >= tile.top() - tile.side();
    }
}
