package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.arithmetic.View;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.Layer;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLImageElement;

/** A test image beside its dot: the one nearest to the cursor, with its label and its number in the test split. */
final class Peek {
    private static final double REACH = 15;
    private static final double ROOM = 96; // what the card takes above its dot
    private static final int DWELL_MILLISECONDS = 60;

    private final AtlasState state;
    private final ModelFiles files;
    private final HTMLElement card = Elements.find("peek");
    private final HTMLImageElement picture = (HTMLImageElement) Elements.find("peek-picture");
    private final HTMLElement text = Elements.find("peek-text");
    private @Nullable EncodedSet set;
    private @Nullable PointLayer points;
    private int shown = -1;
    private int timer;

    Peek(AtlasState state, ModelFiles files) {
        this.state = state;
        this.files = files;
        Elements.on(picture, "error", event -> card.getClassList().add("without"));
        Elements.on(picture, "load", event -> card.getClassList().remove("without"));
    }

    /** The dots are there, or stand elsewhere because the plane has moved. */
    void points(EncodedSet images, PointLayer layer) {
        set = images;
        points = layer;
    }

    /** Shows no image. */
    void hide() {
        if (shown >= 0) {
            shown = -1;
            card.setHidden(true);
            Window.clearTimeout(timer);
        }
    }

    /** Shows the image whose dot is nearest to the cursor, or none where none is near. */
    void follow() {
        EncodedSet images = set;
        if (images == null || points == null) {
            return;
        }
        View view = state.view();
        double x = view.screenX(state.plane().x(state.cursor()));
        double y = view.screenY(state.plane().y(state.cursor()));
        int image = state.shows(Layer.POINTS) ? points.nearest(view, x, y, REACH) : -1;
        if (image >= 0) {
            place(view, points.screenX(view, image), points.screenY(view, image));
        }
        if (image != shown) {
            shown = image;
            Window.clearTimeout(timer);
            card.setHidden(image < 0);
            if (image >= 0) {
                text.setInnerText(Words.testImage(images.label(image), image));
                timer = Window.setTimeout(() -> picture.setSrc(files.picture("test", image)), DWELL_MILLISECONDS);
            }
        }
    }

    /** Above the dot, below it near the upper edge, and never outside the map. */
    private void place(View view, double x, double y) {
        card.setAttribute("data-below", y < ROOM ? "true" : "false");
        double inside = Math.max(48, Math.min(view.width() - 48, x));
        card.getStyle()
                .setProperty("transform", "translate(" + Numbers.written(x, 1) + "px," + Numbers.written(y, 1) + "px)");
        card.getStyle().setProperty("--shift", Numbers.written(inside - x, 1) + "px");
    }
}
