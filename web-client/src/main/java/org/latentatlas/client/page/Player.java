package org.latentatlas.client.page;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.Playback;
import org.latentatlas.walk.Walk;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** Plays a walk: the button, the scrubber, and one latent point per frame. */
final class Player {
    private final HTMLElement box = Elements.find("walk");
    private final HTMLElement button = Elements.find("play");
    private final HTMLInputElement scrub = (HTMLInputElement) Elements.find("scrub");
    private final Playback playback = new Playback();
    private final Consumer<float[]> shown;
    private float[] z = new float[0];
    private @Nullable Walk walk;

    /** {@code shown} hears each latent point of the walk; it must not keep the array. */
    Player(Consumer<float[]> shown) {
        this.shown = shown;
        Elements.on(button, "click", event -> toggle());
        Elements.on(scrub, "input", event -> {
            pause();
            playback.seek(Numbers.read(scrub.getValue()) / 1000 * playback.length());
            showMoment();
        });
    }

    /** Takes another walk, or none. */
    void walk(@Nullable Walk newWalk) {
        walk = newWalk;
        boolean none = newWalk == null;
        ((HTMLInputElement) button).setDisabled(none);
        scrub.setDisabled(none);
        if (newWalk == null) {
            pause();
            playback.length(0, false);
        } else {
            z = new float[newWalk.size()];
            playback.length(newWalk.seconds(), newWalk.loop());
        }
        showTime();
    }

    void toggle() {
        if (playback.playing()) {
            pause();
        } else {
            play();
        }
    }

    boolean playing() {
        return playback.playing();
    }

    void play() {
        playback.play(Performance.now() / 1000);
        showState();
        if (playback.playing()) {
            Window.requestAnimationFrame(this::frame);
        }
    }

    void pause() {
        playback.pause();
        showState();
    }

    /** Goes to the moment of a stop. */
    void seekStop(int stop) {
        if (walk != null) {
            playback.seek(stop * walk.secondsPerLeg());
            showTime();
        }
    }

    /** Shows the moment where the walk stands. */
    void showMoment() {
        if (walk != null) {
            walk.latentAt(z, playback.seconds());
            shown.accept(z);
            showTime();
        }
    }

    private void frame(double now) {
        if (!playback.playing()) {
            return;
        }
        playback.tick(Performance.now() / 1000);
        showMoment();
        if (playback.playing()) {
            Window.requestAnimationFrame(this::frame);
        } else {
            showState();
        }
    }

    private void showState() {
        if (playback.playing()) {
            box.getClassList().add("playing");
        } else {
            box.getClassList().remove("playing");
        }
        button.setAttribute("aria-pressed", playback.playing() ? "true" : "false");
    }

    private void showTime() {
        double part = playback.length() > 0 ? playback.seconds() / playback.length() : 0;
        scrub.setValue(Numbers.written(part * 1000, 0));
        scrub.setAttribute("aria-valuetext", Words.time(playback.seconds(), playback.length()));
    }
}
