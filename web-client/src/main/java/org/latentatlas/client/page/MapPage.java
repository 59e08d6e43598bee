package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.AggregatePosterior;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.browser.Downloads;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.LoaderScript;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.decoding.Emission;
import org.latentatlas.client.decoding.EmittedDecoder;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.Fragment;
import org.latentatlas.client.worker.FieldSource;
import org.latentatlas.client.worker.TileSource;
import org.latentatlas.client.worker.WalkWork;
import org.latentatlas.network.Decoder;
import org.latentatlas.weights.TensorFile;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** The page {@code /}: makes its parts, connects them, and loads what they need. */
public final class MapPage {
    private static final int TILE_WORKERS = 2;

    private final ModelFiles files = PageData.read().model();
    private final AtlasState state = new AtlasState(files.id(), files.latentSize());
    private final Palette palette = new Palette();
    private final Overlay overlay = new Overlay(state, palette);
    private final Notice notice = new Notice();
    private final Saved saved = new Saved(state);
    private final Tasks tasks = new Tasks();

    /** Starts the page. */
    public void start() {
        mention(saved.open());
        TileSource source =
                new TileSource(files.latentSize(), LoaderScript.current().getLoader(), TILE_WORKERS);
        tasks.later(() -> load(new MapFigure(state, palette, overlay), source));
    }

    private void load(MapFigure map, TileSource source) {
        new WeightsLoading(files, notice, (decoder, file) -> {
                    Parts parts = new Parts(map, source, decoder, file);
                    parts.showFirst();
                    return parts::use;
                })
                .start();
    }

    private void mention(Fragment address) {
        if (!address.damage().isEmpty()) {
            notice.mention(Words.addressDamaged(address.damage()));
        }
        String other = address.foreignModel();
        if (other != null) {
            ForeignWalk.open(other, notice);
        }
    }

    /** What needs the decoder: the first digit at once, everything else after it has been painted. */
    private final class Parts {
        private final MapFigure map;
        private final Decoder decoder;
        private final ArrayBuffer file;
        private final Ink ink;
        private final TileSource source;
        private final Tiles tiles;
        private final Scene scene;
        private final WalkWork work;
        private final Player player;
        private @Nullable LabelKeys labelKeys;
        private boolean filled;

        Parts(MapFigure map, TileSource source, Decoder decoder, ArrayBuffer file) {
            this.map = map;
            this.source = source;
            this.decoder = decoder;
            this.file = file;
            ink = new Ink(decoder, palette);
            ink.pixels(state.pixels());
            tiles = new Tiles(source, palette, map::redrawTiles);
            scene = new Scene(state, files, palette, ink, map, overlay, tiles, saved);
            work = new WalkWork(LoaderScript.current().getLoader(), file);
            player = new Player(new EvenPaces(work), this::showMoment);
        }

        void showFirst() {
            scene.showCursor();
            Hooks.ready("digit");
            Window.requestAnimationFrame(now -> {
                if (state.latentSize() <= 2) {
                    openMap();
                }
                tasks.later(this::connect);
            });
        }

        private void connect() {
            Gallery gallery = new Gallery(state, ink, this::go, saved::later);
            WalkBar bar = new WalkBar(state, ink, player, scene::walkChanged, scene::went);
            tasks.later(() -> connect(gallery, bar));
        }

        private void connect(Gallery gallery, WalkBar bar) {
            Comparison comparison = new Comparison(player, ink, palette, work, state.rows(), open -> {
                state.rows(open);
                saved.later();
            });
            new Exports(player, ink, palette, "");
            tasks.later(() -> connect(gallery, bar, comparison));
        }

        private void connect(Gallery gallery, WalkBar bar, Comparison comparison) {
            Explorer explorer = new Explorer(state, scene, player, bar, gallery);
            new MapInput(explorer, new MapKeys(state, explorer));
            click("gallery-stop", bar::addStop);
            click("zoom-in", () -> explorer.zoom(1.6));
            click("zoom-out", () -> explorer.zoom(1 / 1.6));
            click("zoom-home", explorer::home);
            EventListener<KeyboardEvent> keydown = event -> pressAnywhere(event, bar);
            Elements.document().addEventListener("keydown", keydown);
            Window.current().addEventListener("beforeprint", event -> map.redrawNow());
            new HandOut(state::walk, bar::link, (index, z) -> scene.label(z));
            Relatives relatives = new Relatives(files, state.cursor());
            scene.whenRested(relatives::show);
            follow(gallery, bar, comparison);
            tasks.later(gallery::draw);
            FieldSource fieldSource = new FieldSource(LoaderScript.current().getLoader(), file, scene.fields());
            scene.fields().source(fieldSource);
            tasks.later(() -> fetchTestSet(fieldSource, bar));
        }

        /** Everything shows what the settings, the theme or the address say from now on. */
        private void follow(Gallery gallery, WalkBar bar, Comparison comparison) {
            MapSettings settings = new MapSettings(state, scene::step, () -> {
                scene.optionsChanged();
                gallery.redraw();
                bar.repaint();
            });
            palette.onChange(() -> {
                scene.recolour();
                gallery.redraw();
                bar.repaint();
                comparison.recolour();
            });
            Window.current().addEventListener("hashchange", event -> {
                if (saved.changedOutside()) {
                    player.pause();
                    mention(saved.reopen());
                    settings.show();
                    bar.refresh();
                    comparison.open(state.rows());
                    gallery.draw();
                    if (labelKeys != null) {
                        labelKeys.show();
                    }
                    scene.opened();
                }
            });
        }

        private void fetchTestSet(FieldSource fieldSource, WalkBar bar) {
            Downloads.fetch(
                    files.encodedTest(),
                    set -> {
                        fieldSource.set(set);
                        TensorDownload.read(
                                set, tasks, (content, bytes) -> useTestSet(content, bar), why -> goWithout(why, bar));
                    },
                    status -> goWithout(Failure.notArrived(status), bar));
        }

        /** The module decodes from now on, where there is one; the workers start. */
        void use(Emission emission, @Nullable EmittedDecoder emitted) {
            if (emitted == null) {
                source.use(decoder, file, null);
            } else {
                ink.use(emitted);
                scene.showCursor();
                tasks.later(() -> emission.forTiles(emitted, compiled -> source.use(decoder, file, compiled)));
            }
        }

        private void click(String id, Runnable action) {
            Elements.on(Elements.find(id), "click", event -> action.run());
        }

        private void openMap() {
            tiles.plane(state.plane());
            map.tiles(tiles, this::whenFilled);
            state.suggestWalk();
            overlay.follow(state.walk());
        }

        private void whenFilled() {
            if (!filled) {
                filled = true;
                Hooks.ready("map");
            }
        }

        private void useTestSet(TensorFile content, WalkBar bar) {
            EncodedSet set = EncodedSet.load(content, state.latentSize());
            scene.useTestSet(set);
            scene.fields().withSet();
            tasks.later(() -> labelKeys = new LabelKeys(state, new AggregatePosterior(set), this::go));
            if (state.latentSize() > 2) {
                openMap();
                bar.refresh();
            }
        }

        private void goWithout(Failure why, WalkBar bar) {
            notice.mention(Words.testSetFailed(why.reason()), why.detail());
            scene.useNoTestSet();
            if (state.latentSize() > 2) {
                openMap();
                bar.refresh();
            }
        }

        private void pressAnywhere(KeyboardEvent event, WalkBar bar) {
            HTMLElement focused = Elements.document().getActiveElement();
            boolean nowhere = focused == null || focused.getTagName().equals("BODY");
            boolean writing = !nowhere && Elements.isWritten(focused);
            if ((writing || !bar.press(event)) && nowhere && event.getKey().equals(" ")) {
                event.preventDefault();
                player.toggle();
            }
        }

        private void go(float[] z) {
            player.pause();
            scene.step();
            state.go(z);
            scene.went();
        }

        private void showMoment(float[] z) {
            state.show(z);
            scene.showCursor();
        }
    }
}
