package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.Playback;
import org.latentatlas.walk.Walk;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** Plays one walk on two models by one clock. */
final class PairPlayer {
    private final HTMLElement button = Elements.find("play-both");
    private final HTMLInputElement moment = (HTMLInputElement) Elements.find("moment");
    private final PictureFigure figureA = new PictureFigure((HTMLCanvasElement) Elements.find("walk-a"), 28);
    private final PictureFigure figureB = new PictureFigure((HTMLCanvasElement) Elements.find("walk-b"), 28);
    private final Playback playback = new Playback();
    private final WholeModel a;
    private final WholeModel b;
    private final Walk walkA;
    private final Walk walkB;
    private final Palette palette;
    private final float[] zA;
    private final float[] zB;

    PairPlayer(WholeModel a, Walk walkA, WholeModel b, Walk walkB, Palette palette) {
        this.a = a;
        this.walkA = walkA;
        this.b = b;
        this.walkB = walkB;
        this.palette = palette;
        zA = new float[a.latentSize()];
        zB = new float[b.latentSize()];
        playback.length(walkA.seconds(), walkA.loop());
        ((HTMLInputElement) button).setDisabled(false);
        moment.setDisabled(false);
        Elements.on(button, "click", event -> {
            if (playback.playing()) {
                pause();
            } else {
                play();
            }
        });
        Elements.on(moment, "input", event -> {
            pause();
            playback.seek(Numbers.read(moment.getValue()) / 1000 * playback.length());
            show();
        });
    }

    void play() {
        playback.play(Performance.now() / 1000);
        state();
        Window.requestAnimationFrame(now -> frame());
    }

    void pause() {
        playback.pause();
        state();
    }

    private void frame() {
        if (playback.playing()) {
            playback.tick(Performance.now() / 1000);
            show();
            if (playback.playing()) {
                Window.requestAnimationFrame(now -> frame());
            } else {
                state();
            }
        }
    }

    /** Shows both digits of this moment. */
    void show() {
        walkA.latentAt(zA, playback.seconds());
        walkB.latentAt(zB, playback.seconds());
        figureA.show(a.decode(zA), palette.ramp());
        figureB.show(b.decode(zB), palette.ramp());
        moment.setValue(Numbers.written(1000 * playback.seconds() / Math.max(1e-9, playback.length()), 0));
        moment.setAttribute("aria-valuetext", Words.time(playback.seconds(), playback.length()));
    }

    private void state() {
        button.setAttribute("aria-pressed", playback.playing() ? "true" : "false");
        if (playback.playing()) {
            Elements.find("beside").getClassList().add("playing");
        } else {
            Elements.find("beside").getClassList().remove("playing");
        }
    }
}
