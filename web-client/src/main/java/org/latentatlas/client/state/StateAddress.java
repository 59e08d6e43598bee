package org.latentatlas.client.state;

import org.latentatlas.client.arithmetic.PlaneChoice;

/** From an address to the state of the map page, and back. */
public final class StateAddress {
    private StateAddress() {}

    /** Takes over what an address says; what it leaves out stays. */
    public static void open(AtlasState state, Fragment fragment) {
        if (fragment.latent() != null) {
            state.go(fragment.latent());
        }
        if (fragment.view() != null) {
            state.view().look(fragment.view()[0], fragment.view()[1], fragment.view()[2]);
            state.looked();
        }
        if (fragment.layers() != null) {
            state.layers().read(fragment.layers());
        }
        if (fragment.plane() != null) {
            state.planeChoice(fragment.plane());
        }
        if (fragment.seeds() != null) {
            state.seeds(fragment.seeds());
        }
        state.pixels(fragment.pixels());
        state.rows(fragment.rows());
        if (fragment.walk() != null) {
            state.draft().open(fragment.walk());
        }
    }

    /** Takes over an earlier or another address: what it leaves out is as when the page first opens, but for a walk that was begun. */
    public static void reopen(AtlasState state, Fragment fragment) {
        if (fragment.damage().isEmpty()) {
            state.go(new float[state.latentSize()]);
            state.forgetLook();
            state.view().home();
            state.layers().reset();
            state.planeChoice(PlaneChoice.PRINCIPAL);
            state.seeds(Seeds.FIRST);
        }
        open(state, fragment);
    }

    /** What the address should say now: only what differs from the page as it first opens. */
    public static Fragment of(AtlasState state) {
        PlaneChoice plane = state.planeChoice();
        Fragment fragment = new Fragment();
        fragment.latent = state.pin().clone();
        fragment.view = state.hasLooked()
                ? new double[] {state.view().x(), state.view().y(), state.view().scale()}
                : null;
        fragment.plane = state.latentSize() > 2 && plane.kind() != PlaneChoice.Kind.PRINCIPAL ? plane : null;
        fragment.layers = state.layers().text();
        fragment.pixels = state.pixels();
        fragment.seeds = state.seeds().equals(Seeds.FIRST) ? null : state.seeds();
        fragment.rows = state.rows();
        fragment.walk = state.draft().touched() ? state.walk() : null;
        return fragment;
    }
}
