package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.PrincipalAxes;
import org.latentatlas.client.state.AtlasState;

/** A latent space of more than two dimensions: the plane of it that the map shows, and a slider per dimension. */
final class DeepSpace {
    private final AtlasState state;
    private final EncodedSet set;
    private final Scene scene;
    private final Sliders sliders;
    private final PlaneChooser planes;

    /** Puts the map's plane where the address wants it among the encoded images. */
    DeepSpace(AtlasState state, EncodedSet set, Scene scene) {
        this.state = state;
        this.set = set;
        this.scene = scene;
        choosePlane();
        sliders = new Sliders(set, this::slide, this::backToOrigin);
        planes = new PlaneChooser(state, set, sliders.order(), scene::planeChosen);
    }

    private void choosePlane() {
        if (state.planeChoice().hasMiddle() && state.radius() == 0) {
            state.go(state.planeChoice().middle(set)); // an address that says no point
        }
        Plane plane = state.planeChoice().plane(set).orElseGet(() -> PrincipalAxes.of(set));
        state.plane(plane.through(state.pin()));
    }

    /** Shows the coordinates of a latent point. */
    void show(float[] z) {
        sliders.show(z);
    }

    /** The state has been opened anew by an address, with another plane perhaps. */
    void opened() {
        choosePlane();
        planes.show();
    }

    private void slide(int dimension, float value) {
        state.set(dimension, value);
        scene.planeMoved();
        scene.rested();
    }

    private void backToOrigin() {
        state.go(new float[state.latentSize()]);
        scene.went();
    }
}
