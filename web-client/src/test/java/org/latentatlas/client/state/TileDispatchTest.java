package org.latentatlas.client.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.client.arithmetic.Lattice.Tile;

@Timeout(10)
class TileDispatchTest {
    private static final int LEFT = 1;
    private static final int RIGHT = 2;

    private final TileDispatch dispatch = new TileDispatch();

    TileDispatchTest() {
        dispatch.join(LEFT);
        dispatch.join(RIGHT);
    }

    private static Tile tile(int column) {
        return new Tile(0, column, 0);
    }

    private static List<Tile> tiles(int count) {
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tiles.add(tile(i));
        }
        return tiles;
    }

    @Test
    void workersTakeTurnsAtOneQueueAndHoldFewTilesAtOnce() {
        dispatch.want(tiles(7));
        assertThat(dispatch.next(LEFT, 0)).isEqualTo(tile(0));
        assertThat(dispatch.next(RIGHT, 0)).isEqualTo(tile(1));
        assertThat(dispatch.next(LEFT, 0)).isEqualTo(tile(2));
        assertThat(dispatch.next(LEFT, 0)).isNull();
        assertThat(dispatch.arrived(LEFT, 0, tile(0), 1)).isTrue();
        assertThat(dispatch.next(LEFT, 1)).isEqualTo(tile(3));
        assertThat(dispatch.next(RIGHT, 1)).isEqualTo(tile(4));
        assertThat(dispatch.isIdle()).isFalse();
    }

    @Test
    void aNewWishDoesNotAskTwiceForWhatIsUnderWay() {
        dispatch.want(tiles(3));
        dispatch.next(LEFT, 0);
        dispatch.want(tiles(3));
        assertThat(dispatch.next(RIGHT, 0)).isEqualTo(tile(1));
    }

    @Test
    void whatNobodyWantsAnyMoreIsTakenFromItsWorker() {
        dispatch.want(tiles(4));
        dispatch.next(LEFT, 0);
        dispatch.next(LEFT, 0);
        dispatch.want(List.of(tile(1), tile(9)));
        assertThat(dispatch.unwanted(LEFT)).containsExactly(tile(0));
        assertThat(dispatch.unwanted(RIGHT)).isEmpty();
        assertThat(dispatch.next(LEFT, 0)).isEqualTo(tile(9));
        assertThat(dispatch.next(RIGHT, 0)).isNull();
    }

    @Test
    void aTileThatArrivesAfterItWasDroppedIsStillOfUse() {
        dispatch.want(tiles(1));
        dispatch.next(LEFT, 0);
        dispatch.want(List.of());
        dispatch.unwanted(LEFT);
        dispatch.want(tiles(1));
        assertThat(dispatch.arrived(LEFT, dispatch.plane(), tile(0), 0)).isTrue();
        assertThat(dispatch.next(RIGHT, 0)).isNull();
    }

    @Test
    void tilesOfAnOlderPlaneAreOfNoUse() {
        dispatch.want(tiles(2));
        dispatch.next(LEFT, 0);
        int before = dispatch.plane();
        dispatch.nextPlane();
        assertThat(dispatch.isIdle()).isTrue();
        dispatch.want(tiles(2));
        assertThat(dispatch.arrived(LEFT, before, tile(0), 0)).isFalse();
        assertThat(dispatch.next(RIGHT, 0)).isEqualTo(tile(0));
    }

    @Test
    void theTilesOfAWorkerThatIsLostComeFirstAgain() {
        dispatch.want(tiles(4));
        dispatch.next(LEFT, 0);
        dispatch.next(LEFT, 0);
        dispatch.leave(LEFT);
        assertThat(dispatch.next(LEFT, 0)).isNull();
        assertThat(dispatch.next(RIGHT, 0)).isEqualTo(tile(0));
        assertThat(dispatch.next(RIGHT, 0)).isEqualTo(tile(1));
    }

    @Test
    void aWorkerThatHoldsATileAndSaysNothingIsNoticed() {
        dispatch.want(tiles(2));
        assertThat(dispatch.silent(LEFT, 9000, 5000)).isFalse();
        dispatch.next(LEFT, 10_000);
        assertThat(dispatch.silent(LEFT, 14_000, 5000)).isFalse();
        assertThat(dispatch.silent(LEFT, 15_001, 5000)).isTrue();
        dispatch.next(LEFT, 15_001);
        dispatch.arrived(LEFT, 0, tile(0), 15_002);
        assertThat(dispatch.silent(LEFT, 15_003, 5000)).isFalse();
        assertThat(dispatch.silent(LEFT, 20_003, 5000)).isTrue();
    }
}
