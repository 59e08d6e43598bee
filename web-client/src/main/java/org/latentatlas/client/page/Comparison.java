package org.latentatlas.client.page;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.LegClock;
import org.latentatlas.client.worker.WalkWork;
import org.latentatlas.network.Architecture;
import org.latentatlas.transport.Plan;
import org.latentatlas.walk.Pace;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/**
 * Three ways from one stop to the next under one slider: along the latent path, by fading one digit's pixels into the other's, and by moving the ink
 * as optimal transport does. Follows the player; where its slider is moved the player follows. The box says {@code data-leg} and {@code data-transport}:
 * {@code working}, {@code ready} or {@code impossible}.
 */
final class Comparison implements Player.Follower {
    private final Player player;
    private final Ink ink;
    private final HTMLElement button = Elements.find("compare");
    private final HTMLElement box = Elements.find("rows");
    private final HTMLElement name = Elements.find("leg-name");
    private final HTMLInputElement slider = (HTMLInputElement) Elements.find("leg-moment");
    private final HTMLInputElement before = (HTMLInputElement) Elements.find("leg-before");
    private final HTMLInputElement after = (HTMLInputElement) Elements.find("leg-after");
    private final HTMLElement progress = Elements.find("transport-progress");
    private final HTMLElement sentence = Elements.find("transport-text");
    private final FilmRow latent;
    private final FilmRow fade;
    private final FilmRow moved;
    private final Transports transports;
    private float[] from = new float[Architecture.PIXELS];
    private float[] to = new float[Architecture.PIXELS];
    private @Nullable LegClock clock;
    private int leg = -1;
    private boolean wanted;
    private boolean open;

    /** {@code wanted} says whether the rows are open as soon as there is a walk; {@code toggled} hears when the visitor opens or closes them. */
    Comparison(Player player, Ink ink, Palette palette, WalkWork work, boolean wanted, Consumer<Boolean> toggled) {
        this.wanted = wanted;
        this.player = player;
        this.ink = ink;
        latent = new FilmRow("latent", palette);
        fade = new FilmRow("fade", palette);
        moved = new FilmRow("moved", palette);
        transports = new Transports(work, new Transports.Listener() {
            @Override
            public void progress(double part) {
                Comparison.this.progress.setAttribute("value", Numbers.written(part, 3));
            }

            @Override
            public void changed() {
                showTransport();
                moment(player.seconds());
            }
        });
        Elements.on(button, "click", event -> {
            open(!open);
            toggled.accept(open);
        });
        Elements.on(slider, "input", event -> slide());
        Elements.on(before, "click", event -> go(leg - 1));
        Elements.on(after, "click", event -> go(leg + 1));
        player.follow(this);
    }

    /** Opens or closes the rows; without a walk they wait for one. */
    void open(boolean nowWanted) {
        wanted = nowWanted;
        showBox();
        leg = -1;
        moment(player.seconds());
    }

    private void showBox() {
        open = wanted && clock != null;
        box.setHidden(!open);
        button.setAttribute("aria-expanded", open ? "true" : "false");
    }

    /** The theme has changed. */
    void recolour() {
        leg = -1;
        moment(player.seconds());
    }

    @Override
    public void paced(@Nullable Pace pace) {
        clock = pace == null ? null : new LegClock(pace);
        ((HTMLInputElement) button).setDisabled(pace == null);
        leg = -1;
        showBox();
    }

    @Override
    public void moment(double seconds) {
        if (!open || clock == null) {
            return;
        }
        int now = clock.leg(seconds);
        if (now != leg) {
            enter(now, clock);
        }
        show(clock.part(leg, seconds));
    }

    private void show(double part) {
        slider.setValue(Numbers.written(part * 1000, 0));
        latent.moment(part);
        fade.moment(part);
        moved.moment(part);
    }

    private void slide() {
        if (clock != null) {
            double part = Numbers.read(slider.getValue()) / 1000;
            int here = leg;
            player.pause();
            player.seek(clock.seconds(here, part));
            player.showMoment();
            if (leg != here) { // the end of a leg is the beginning of the next one
                enter(here, clock);
                show(part);
            }
        }
    }

    private void go(int wanted) {
        if (clock != null && wanted >= 0 && wanted < clock.pace().walk().legs()) {
            player.pause();
            player.seek(clock.seconds(wanted, 1e-6));
            player.showMoment();
        }
    }

    private void enter(int number, LegClock at) {
        leg = number;
        int legs = at.pace().walk().legs();
        name.setInnerText(Words.leg(number + 1, legs));
        box.setAttribute("data-leg", Integer.toString(number + 1));
        before.setDisabled(number == 0);
        after.setDisabled(number == legs - 1);
        from = digit(at, number, 0);
        to = digit(at, number, 1);
        latent.show((digit, part) -> {
            float[] decoded = digit(at, number, part);
            System.arraycopy(decoded, 0, digit, 0, digit.length);
        });
        fade.show((digit, part) -> mix(digit, at.share(part)));
        transports.show(key(at, number), from, to);
        showTransport();
        if (number + 1 < legs && transports.plan() != null) {
            orderNext(at);
        }
    }

    private void orderNext(LegClock at) {
        transports.order(key(at, leg + 1), to, digit(at, leg + 1, 1));
    }

    private static String key(LegClock at, int leg) {
        float[] start = new float[at.pace().walk().size()];
        float[] end = new float[start.length];
        at.latentAt(start, leg, 0);
        at.latentAt(end, leg, 1);
        return Transports.key(start, end);
    }

    private float[] digit(LegClock at, int number, double part) {
        float[] z = new float[at.pace().walk().size()];
        at.latentAt(z, number, part);
        return ink.probabilities(z).copyToJavaArray();
    }

    private void mix(float[] digit, double share) {
        for (int i = 0; i < digit.length; i++) {
            digit[i] = (float) ((1 - share) * from[i] + share * to[i]);
        }
    }

    private void showTransport() {
        Plan plan = transports.plan();
        LegClock at = clock;
        boolean impossible = transports.impossible();
        box.setAttribute("data-transport", plan != null ? "ready" : impossible ? "impossible" : "working");
        progress.setHidden(plan != null || impossible);
        progress.setAttribute("value", "0");
        if (plan == null || at == null) {
            moved.clear();
            sentence.setInnerText(impossible ? Words.transportImpossible() : Words.transportWorking());
            return;
        }
        sentence.setInnerText(Words.transportCost(Math.sqrt(plan.cost())));
        moved.show((digit, part) -> plan.at(digit, at.share(part)));
        if (leg + 1 < at.pace().walk().legs()) {
            orderNext(at);
        }
    }
}
