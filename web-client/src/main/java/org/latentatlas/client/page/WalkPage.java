package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Address;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.LoaderScript;
import org.latentatlas.client.browser.MediaQuery;
import org.latentatlas.client.state.Fragment;
import org.latentatlas.client.worker.WalkWork;
import org.latentatlas.network.Decoder;
import org.latentatlas.walk.Walk;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLAnchorElement;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** The page {@code /w/{id}}: plays a shared walk at once, or shows its first moment where less motion is asked for. */
public final class WalkPage {
    private final PageData data = PageData.read();
    private final Walk walk;
    private final Palette palette = new Palette();
    private final Notice notice = new Notice();
    private final DigitFigure big = new DigitFigure((HTMLCanvasElement) Elements.find("big"));
    private final HTMLElement coordinates = Elements.find("coordinates");
    private final float[] latent = new float[data.model().latentSize()];

    /** Reads the walk from the page. */
    public WalkPage() {
        Walk given = data.walk();
        if (given == null) {
            throw new IllegalStateException("this page has no walk");
        }
        walk = given;
    }

    /** Starts the page. */
    public void start() {
        ((HTMLAnchorElement) Elements.find("open-map")).setHref(Sharing.complete(walk));
        if (Elements.has("page-link")) {
            new CopyField("page-link", "page-copy", "page-copied");
        }
        new WeightsLoading(data.model(), notice, this::play).start();
    }

    private WeightsLoading.Upgrade play(Decoder decoder, ArrayBuffer file) {
        Ink ink = new Ink(decoder, palette);
        Hooks.watch(ink, big, latent);
        WalkWork work = new WalkWork(LoaderScript.current().getLoader(), file);
        Player player = new Player(new EvenPaces(work), z -> show(ink, z));
        StopStrip strip = new StopStrip(ink, false, new Chooser(player));
        player.walk(walk);
        player.showMoment();
        Hooks.ready("digit");
        strip.show(walk.stops(), -1, walk.loop());
        Comparison comparison = Elements.has("rows") ? rows(player, ink, work) : null;
        if (Elements.has("export")) {
            new Exports(player, ink, palette, Sharing.site() + "/w/" + data.walkId());
        }
        if (Elements.has("hand-out")) {
            new HandOut(() -> walk, Sharing::complete, HandOut.written());
        }
        Hooks.ready("map");
        palette.onChange(() -> recolour(player, strip, comparison));
        EventListener<KeyboardEvent> keydown = event -> press(event, player);
        Elements.document().addEventListener("keydown", keydown);
        if (!MediaQuery.calm()) {
            player.playWhenPaced();
        }
        return (emission, emitted) -> {
            if (emitted != null) {
                ink.use(emitted);
                player.showMoment();
            }
        };
    }

    /** The three rows; whether they are open stands in the address. */
    private Comparison rows(Player player, Ink ink, WalkWork work) {
        return new Comparison(
                player,
                ink,
                palette,
                work,
                Address.part(Fragment.ROWS) != null,
                open -> Address.replace(open ? "#" + Fragment.ROWS + "=1" : ""));
    }

    /** A stop of a shared walk can be gone to, not moved. */
    private record Chooser(Player player) implements StopStrip.Listener {
        @Override
        public void choose(int stop) {
            player.pause();
            player.seekStop(stop);
            player.showMoment();
        }

        @Override
        public void move(int from, int to) {
            throw new IllegalStateException("a shared walk is not changed");
        }

        @Override
        public void remove(int stop) {
            throw new IllegalStateException("a shared walk is not changed");
        }
    }

    private void show(Ink ink, float[] z) {
        System.arraycopy(z, 0, latent, 0, latent.length);
        ink.show(big, latent);
        coordinates.setInnerText(Words.point(latent));
    }

    private void recolour(Player player, StopStrip strip, @Nullable Comparison comparison) {
        strip.forget();
        strip.show(walk.stops(), -1, walk.loop());
        player.showMoment();
        if (comparison != null) {
            comparison.recolour();
        }
    }

    private static void press(KeyboardEvent event, Player player) {
        HTMLElement focused = Elements.document().getActiveElement();
        if (event.getKey().equals(" ")
                && (focused == null || focused.getTagName().equals("BODY"))) {
            event.preventDefault();
            player.toggle();
        }
    }
}
