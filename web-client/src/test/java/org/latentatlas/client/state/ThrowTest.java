package org.latentatlas.client.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.client.arithmetic.View;

@Timeout(10)
class ThrowTest {
    private final Throw inertia = new Throw();
    private final View view = new View();

    ThrowTest() {
        view.resize(900, 600);
        view.home();
    }

    private void drag(double pixelsRight, double factor, double from) {
        for (int i = 0; i < 6; i++) {
            inertia.drag(pixelsRight, 0, factor, from + i * 0.016);
        }
    }

    private double rest(double from) {
        double now = from;
        while (inertia.move(view, now)) {
            now += 0.016;
        }
        return now - from;
    }

    @Test
    void aThrownMapGoesOnAndComesToRest() {
        drag(10, 1, 0);
        assertThat(inertia.release(450, 300, 0.08)).isTrue();
        double seconds = rest(0.08);
        assertThat(view.x()).isLessThan(-1);
        assertThat(seconds).isBetween(0.3, 3.0);
        assertThat(inertia.moving()).isFalse();
    }

    @Test
    void howFarItGoesDoesNotDependOnTheFrames() {
        drag(10, 1, 0);
        inertia.release(450, 300, 0.08);
        inertia.move(view, 0.28);
        double inOneFrame = view.x();
        view.home();
        drag(10, 1, 0);
        inertia.release(450, 300, 0.08);
        for (int i = 1; i <= 20; i++) {
            inertia.move(view, 0.08 + i * 0.01);
        }
        assertThat(view.x()).isCloseTo(inOneFrame, within(1e-9));
    }

    @Test
    void aMapThatWasStillWhenLetGoStays() {
        drag(10, 1, 0);
        assertThat(inertia.release(450, 300, 0.5)).isFalse();
        assertThat(inertia.move(view, 0.6)).isFalse();
        assertThat(view.x()).isZero();
    }

    @Test
    void aTouchStopsIt() {
        drag(10, 1, 0);
        inertia.release(450, 300, 0.08);
        inertia.move(view, 0.1);
        double stopped = view.x();
        inertia.hold();
        assertThat(inertia.move(view, 0.2)).isFalse();
        assertThat(view.x()).isEqualTo(stopped);
    }

    @Test
    void aPinchGoesOnZoomingAboutItsPlace() {
        drag(0, 1.04, 0);
        double before = view.scale();
        double x = view.planeX(700);
        inertia.release(700, 100, 0.08);
        rest(0.08);
        assertThat(view.scale()).isGreaterThan(before * 1.2);
        assertThat(view.planeX(700)).isCloseTo(x, within(1e-6));
    }
}
