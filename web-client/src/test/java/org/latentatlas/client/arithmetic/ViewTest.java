package org.latentatlas.client.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ViewTest {
    private final View view = new View();

    ViewTest() {
        view.resize(900, 600);
        view.home();
    }

    @Test
    void wholeMapShowsTwoAndAHalfDeviationsOnTheShorterSide() {
        assertThat(view.planeY(0)).isGreaterThan(2.5);
        assertThat(view.planeX(0)).isBetween(-4.01, -3.0);
        assertThat(view.planeX(450)).isZero();
    }

    @Test
    void screenAndPlaneAreInverse() {
        view.look(0.3, -0.7, 333);
        assertThat(view.screenX(view.planeX(123))).isCloseTo(123, within(1e-9));
        assertThat(view.screenY(view.planeY(456))).isCloseTo(456, within(1e-9));
    }

    @Test
    void upOnTheScreenIsUpInThePlane() {
        assertThat(view.planeY(10)).isGreaterThan(view.planeY(20));
    }

    @Test
    void zoomKeepsThePointUnderThePointer() {
        double x = view.planeX(700);
        double y = view.planeY(100);
        view.zoom(3, 700, 100);
        assertThat(view.planeX(700)).isCloseTo(x, within(1e-9));
        assertThat(view.planeY(100)).isCloseTo(y, within(1e-9));
    }

    @Test
    void zoomStopsAtTheLimits() {
        view.zoom(1e9, 450, 300);
        assertThat(view.scale()).isEqualTo(View.MAX_SCALE);
        view.zoom(1e-9, 450, 300);
        assertThat(view.scale()).isEqualTo(View.MIN_SCALE);
    }

    @Test
    void dragMovesThePlaneWithThePointer() {
        double x = view.planeX(100);
        view.pan(50, 0);
        assertThat(view.planeX(150)).isCloseTo(x, within(1e-9));
    }

    @Test
    void revealMovesOnlyAsFarAsNeeded() {
        view.look(0, 0, 100);
        view.reveal(1, 1, 50);
        assertThat(view.x()).isZero();
        view.reveal(10, 0, 50);
        assertThat(view.screenX(10)).isLessThanOrEqualTo(900);
        assertThat(view.y()).isZero();
    }

    @Test
    void scaleBarIsARoundLengthThatFits() {
        view.look(0, 0, 100);
        assertThat(view.roundLength(110)).isEqualTo(1);
        view.look(0, 0, 300);
        assertThat(view.roundLength(110)).isCloseTo(0.2, within(1e-12));
    }
}
