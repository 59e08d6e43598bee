package org.latentatlas.client.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.client.arithmetic.View;

@Timeout(10)
class PlaybackTest {
    private final Playback playback = new Playback();

    @Test
    void stopsAtTheEndAndStartsAgainFromTheBeginning() {
        playback.length(0.3, false);
        playback.play(10);
        playback.tick(10.2);
        assertThat(playback.seconds()).isCloseTo(0.2, within(1e-9));
        playback.tick(10.4);
        assertThat(playback.playing()).isFalse();
        assertThat(playback.seconds()).isEqualTo(0.3);
        playback.play(20);
        assertThat(playback.seconds()).isZero();
    }

    @Test
    void aLoopRunsOn() {
        playback.length(0.3, true);
        playback.play(0);
        playback.tick(0.2);
        playback.tick(0.4);
        assertThat(playback.playing()).isTrue();
        assertThat(playback.seconds()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void aPageThatSleptGoesOnWhereItWas() {
        playback.length(60, false);
        playback.play(0);
        playback.tick(30);
        assertThat(playback.seconds()).isLessThan(1);
    }

    @Test
    void nothingPlaysWithoutAWalk() {
        playback.play(0);
        assertThat(playback.playing()).isFalse();
    }

    @Test
    void aGlideEndsExactlyAtItsTarget() {
        View view = new View();
        view.resize(900, 600);
        view.home();
        View target = Glide.copyOf(view);
        target.zoom(2, 700, 100);
        Glide glide = new Glide();
        glide.begin(view, target, 0);
        double stay = view.planeX(700);
        assertThat(glide.move(view, 0.1)).isTrue();
        assertThat(view.planeX(700)).isCloseTo(stay, within(1e-9));
        assertThat(glide.move(view, 5)).isFalse();
        assertThat(view.scale()).isCloseTo(target.scale(), within(1e-9));
        assertThat(view.x()).isCloseTo(target.x(), within(1e-9));
    }
}
