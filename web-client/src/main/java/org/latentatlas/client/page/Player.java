package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.Playback;
import org.latentatlas.walk.Pace;
import org.latentatlas.walk.Walk;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** Plays a walk: the button, the scrubber, and one latent point per frame. The walk's box says {@code data-pace}: {@code ready} or {@code measuring}. */
final class Player {
    /** Hears where the walk is, after it has been shown. */
    interface Follower {
        /** Another walk, another pace of it, or none. */
        void paced(@Nullable Pace pace);

        void moment(double seconds);
    }

    private final HTMLElement box = Elements.find("walk");
    private final HTMLElement button = Elements.find("play");
    private final HTMLInputElement scrub = (HTMLInputElement) Elements.find("scrub");
    private final Playback playback = new Playback();
    private final EvenPaces paces;
    private final Consumer<float[]> shown;
    private final List<Follower> followers = new ArrayList<>();
    private float[] z = new float[0];
    private @Nullable Pace pace;
    private boolean waiting;

    /** {@code shown} hears each latent point of the walk; it must not keep the array. */
    Player(EvenPaces paces, Consumer<float[]> shown) {
        this.paces = paces;
        this.shown = shown;
        Elements.on(button, "click", event -> toggle());
        Elements.on(scrub, "input", event -> {
            pause();
            playback.seek(Numbers.read(scrub.getValue()) / 1000 * playback.length());
            showMoment();
        });
    }

    /** From now on that one hears too. */
    void follow(Follower follower) {
        followers.add(follower);
        follower.paced(pace);
        follower.moment(playback.seconds());
    }

    /** Takes another walk, or none. */
    void walk(@Nullable Walk newWalk) {
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
        findPace(newWalk);
        showTime();
    }

    private void findPace(@Nullable Walk newWalk) {
        Pace known = paces.find(newWalk, found -> {
            box.setAttribute("data-pace", "ready");
            take(found);
            if (waiting) {
                play();
            }
        });
        boolean later = newWalk != null && known == null;
        box.setAttribute("data-pace", later ? "measuring" : "ready");
        take(newWalk != null && known == null ? Pace.byEasing(newWalk) : known);
    }

    private void take(@Nullable Pace newPace) {
        pace = newPace;
        for (Follower follower : followers) {
            follower.paced(newPace);
            follower.moment(playback.seconds());
        }
    }

    /** Whether the walk's own pace is known, which takes a moment with even speed. */
    boolean paced() {
        return "ready".equals(box.getAttribute("data-pace"));
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
        waiting = false;
        playback.play(Performance.now() / 1000);
        showState();
        if (playback.playing()) {
            Window.requestAnimationFrame(this::frame);
        }
    }

    /** Plays as soon as the walk's pace is known: a shared walk never runs at another speed than its own. */
    void playWhenPaced() {
        if (paced()) {
            play();
        } else {
            waiting = true;
        }
    }

    void pause() {
        waiting = false;
        playback.pause();
        showState();
    }

    /** Goes to the moment of a stop. */
    void seekStop(int stop) {
        if (pace != null) {
            seek(pace.secondsAt(stop));
        }
    }

    /** Goes to a moment of the walk without showing it. */
    void seek(double seconds) {
        playback.seek(seconds);
        showTime();
    }

    double seconds() {
        return playback.seconds();
    }

    /** Shows the moment where the walk stands. */
    void showMoment() {
        if (pace != null) {
            pace.latentAt(z, playback.seconds());
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
        for (Follower follower : followers) {
            follower.moment(playback.seconds());
        }
    }
}
