package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.View;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.Glide;

/** Exploring the map: what hands and keys do to the cursor and to the view. */
final class Explorer implements MapInput.Listener, MapKeys.Listener {
    private final AtlasState state;
    private final Scene scene;
    private final Player player;
    private final WalkBar bar;
    private final Gallery gallery;

    Explorer(AtlasState state, Scene scene, Player player, WalkBar bar, Gallery gallery) {
        this.state = state;
        this.scene = scene;
        this.player = player;
        this.bar = bar;
        this.gallery = gallery;
    }

    @Override
    public void hover(double x, double y) {
        if (!player.playing()) {
            state.hover(state.view().planeX(x), state.view().planeY(y));
            scene.showCursor();
            scene.explored();
        }
    }

    @Override
    public void leave() {
        if (!player.playing()) {
            state.leave();
            scene.showCursor();
        }
    }

    @Override
    public void stay(double x, double y) {
        player.pause();
        scene.step();
        state.hover(state.view().planeX(x), state.view().planeY(y));
        state.stay();
        gallery.mark(-1);
        scene.rested();
        scene.explored();
    }

    @Override
    public void walk(double right, double up) {
        player.pause();
        double x = state.plane().x(state.pin()) + right;
        double y = state.plane().y(state.pin()) + up;
        state.hover(x, y);
        state.stay();
        gallery.mark(-1);
        View before = Glide.copyOf(state.view());
        state.view().reveal(x, y, Scene.MARGIN);
        if (before.x() != state.view().x() || before.y() != state.view().y()) {
            scene.viewMoved();
        }
        scene.rested();
        scene.explored();
    }

    @Override
    public void hold() {
        scene.hold();
    }

    @Override
    public void pan(double right, double down, double time) {
        scene.drag(right, down, 1, 0, 0, time);
    }

    @Override
    public void zoom(double factor, double x, double y, double time) {
        scene.drag(0, 0, factor, x, y, time);
    }

    @Override
    public void release(double x, double y, double time) {
        scene.release(x, y, time);
    }

    /** Zooms about the pin where it is in view, else about the middle. */
    @Override
    public void zoom(double factor) {
        View target = Glide.copyOf(state.view());
        double x = target.screenX(state.plane().x(state.pin()));
        double y = target.screenY(state.plane().y(state.pin()));
        boolean inView = x > 0 && y > 0 && x < target.width() && y < target.height();
        target.zoom(factor, inView ? x : target.width() / 2, inView ? y : target.height() / 2);
        state.looked();
        scene.glideTo(target);
    }

    @Override
    public void home() {
        scene.step();
        View target = Glide.copyOf(state.view());
        target.home();
        state.forgetLook();
        scene.glideTo(target);
    }

    @Override
    public void addStop() {
        bar.addStop();
    }

    @Override
    public void removeStop() {
        bar.removeSelected();
    }

    @Override
    public void togglePlay() {
        player.toggle();
    }
}
