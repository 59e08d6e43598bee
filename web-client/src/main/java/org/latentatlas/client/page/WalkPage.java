package org.latentatlas.client.page;

import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.MediaQuery;
import org.latentatlas.network.Decoder;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;
import org.teavm.jso.browser.Window;
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
    private final float[] latent = new float[data.latentSize()];

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
        ((HTMLAnchorElement) Elements.find("open-map"))
                .setHref("/?model=" + walk.model() + "#w=" + WalkText.write(walk));
        new WeightsLoading(data, notice, this::play).start();
    }

    private WeightsLoading.Upgrade play(Decoder decoder, ArrayBuffer file) {
        Ink ink = new Ink(decoder, palette);
        Hooks.watch(ink, big, latent);
        Player player = new Player(z -> show(ink, z));
        StopStrip strip = new StopStrip(ink, false, new StopStrip.Listener() {
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
        });
        player.walk(walk);
        player.showMoment();
        Hooks.ready("digit");
        strip.show(walk.stops(), -1, walk.loop());
        Hooks.ready("map");
        Window.current().addEventListener("themechange", event -> recolour(player, strip));
        MediaQuery.of("(prefers-color-scheme: dark)").addEventListener("change", event -> recolour(player, strip));
        EventListener<KeyboardEvent> keydown = event -> press(event, player);
        Elements.document().addEventListener("keydown", keydown);
        if (!MediaQuery.calm()) {
            player.play();
        }
        return (emission, emitted) -> {
            if (emitted != null) {
                ink.use(emitted);
                player.showMoment();
            }
        };
    }

    private void show(Ink ink, float[] z) {
        System.arraycopy(z, 0, latent, 0, latent.length);
        ink.show(big, latent);
        coordinates.setInnerText(Words.coordinates(latent, 4));
    }

    private void recolour(Player player, StopStrip strip) {
        palette.read();
        strip.show(walk.stops(), -1, walk.loop());
        player.showMoment();
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
