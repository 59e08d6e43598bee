package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Address;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.MediaQuery;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.state.Drawing;
import org.latentatlas.drawing.BadDrawing;
import org.latentatlas.json.Json;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.BadWalk;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;
import org.teavm.jso.dom.html.HTMLAnchorElement;

/** The page {@code /compare}: two models on the same walk and the same drawing. */
public final class ComparePage implements DrawingPad.Listener {
    private static final double SECONDS_PER_LEG = 2;
    private static final int[] STOPS = {7, 2, 0, 9}; // of the examples, where the address has no walk

    private final Json data = Json.parse(Elements.find("atlas-data").getInnerText());
    private final ModelFiles[] files = {ModelFiles.of(data.get("a")), ModelFiles.of(data.get("b"))};
    private final Tasks tasks = new Tasks();
    private final Palette palette = new Palette();
    private final Notice notice = new Notice();
    private final Drawing drawing = new Drawing();
    private final DrawingPad pad = new DrawingPad(drawing, palette, this);
    private final Examples examples = new Examples(data.get("examples"), palette, this::take);
    private final CompareSide[] sides = {
        new CompareSide(Elements.find("side-a"), files[0], palette, tasks, this::judge),
        new CompareSide(Elements.find("side-b"), files[1], palette, tasks, this::judge)
    };
    private final @Nullable WholeModel[] models = new WholeModel[2];
    private @Nullable PairPlayer player;
    private String walkText = "";

    /** Starts the page. */
    public void start() {
        new Upload(this::take, notice::mention);
        DrawingAddress.open(drawing, examples, notice);
        pad.show();
        load();
        palette.onChange(() -> {
            pad.show();
            examples.show();
            for (CompareSide side : sides) {
                side.recolour();
            }
            if (player != null) {
                player.show();
            }
        });
    }

    private void load() {
        boolean[] failed = {false};
        for (int side = 0; side < 2; side++) {
            int place = side;
            new WholeModelLoading(
                            files[side],
                            tasks,
                            model -> {
                                models[place] = model;
                                begin();
                            },
                            why -> {
                                if (!failed[0]) {
                                    failed[0] = true;
                                    notice.fail(DrawWords.modelsFailed(why.reason()), why.detail(), this::load);
                                }
                            })
                    .start();
        }
    }

    private void begin() {
        WholeModel a = models[0];
        WholeModel b = models[1];
        if (a == null || b == null || player != null) {
            return;
        }
        sides[0].use(a);
        sides[1].use(b);
        update(true);
        Walk walk = walk(a, b);
        walkText = WalkText.write(walk);
        player = walk.model().equals(a.files().id())
                ? new PairPlayer(a, walk, b, carried(walk, a, b), palette)
                : new PairPlayer(a, carried(walk, b, a), b, walk, palette);
        player.show();
        keepInLinks();
        Hooks.ready("map");
        if (!MediaQuery.calm()) {
            player.play();
        }
    }

    /** The walk of the address, if it is of one of the two; else one through test images. */
    private Walk walk(WholeModel a, WholeModel b) {
        String text = Address.part("w");
        if (text != null) {
            try {
                Walk walk = WalkText.read(text);
                for (WholeModel model : List.of(a, b)) {
                    if (walk.model().equals(model.files().id()) && walk.size() == model.latentSize()) {
                        return walk;
                    }
                }
                notice.mention(DrawWords.walkOfOtherModel(walk.model()));
            } catch (BadWalk e) {
                notice.mention(DrawWords.walkDamaged());
            }
        }
        List<float[]> stops = new ArrayList<>();
        for (int stop : STOPS) {
            stops.add(a.posterior(examples.picture(stop)).mean());
        }
        return new Walk(a.files().id(), stops, PathKind.SPLINE, Easing.SMOOTH, SECONDS_PER_LEG, true, "");
    }

    /** The same walk on another model: every stop as a picture, encoded anew. */
    private static Walk carried(Walk walk, WholeModel from, WholeModel to) {
        List<float[]> stops = new ArrayList<>();
        for (float[] stop : walk.stops()) {
            stops.add(from == to ? stop : to.posterior(from.decode(stop)).mean());
        }
        return new Walk(
                to.files().id(), stops, walk.path(), walk.easing(), walk.secondsPerLeg(), walk.loop(), walk.title());
    }

    @Override
    public void moved() {
        update(false);
    }

    @Override
    public void rested() {
        if (player != null) { // else the notice offers to try again
            notice.hide();
        }
        update(true);
        writeAddress();
    }

    private void take(float[] picture) {
        drawing.put(picture);
        pad.show();
        rested();
    }

    private void update(boolean rested) {
        float[] picture = picture();
        for (CompareSide side : sides) {
            side.show(picture, rested);
        }
    }

    /** Marks the better figures once both sides are done. */
    private void judge() {
        sides[0].judge(sides[1]);
        sides[1].judge(sides[0]);
    }

    private float @Nullable [] picture() {
        try {
            return drawing.picture();
        } catch (BadDrawing e) { // nothing is drawn
            return null;
        }
    }

    private void writeAddress() {
        float[] picture = picture();
        String walk = Address.part("w") == null ? "" : "w=" + walkText;
        String drawn = picture == null ? "" : DrawingAddress.part(picture);
        String fragment = walk + (walk.isEmpty() || drawn.isEmpty() ? "" : "&") + drawn;
        Address.replace(fragment.isEmpty() ? "" : "#" + fragment);
        keepInLinks();
    }

    /** Swapping keeps walk and drawing. */
    private static void keepInLinks() {
        HTMLAnchorElement swap = (HTMLAnchorElement) Elements.find("swap");
        String href = swap.getHref();
        int hash = href.indexOf('#');
        swap.setHref((hash < 0 ? href : href.substring(0, hash)) + Address.fragment());
    }
}
