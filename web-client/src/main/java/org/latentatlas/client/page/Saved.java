package org.latentatlas.client.page;

import org.latentatlas.client.browser.Address;
import org.latentatlas.client.browser.Memory;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.Fragment;
import org.latentatlas.client.state.StateAddress;
import org.teavm.jso.browser.Window;

/**
 * Keeps the page's state in the address, so that copying the address is sharing. Deliberate steps make entries of the history; motion
 * between them changes the last one. The browser remembers the last one of each model, so that the drawing page can lead back there.
 */
final class Saved {
    private static final String KEPT = "map-"; // and the model's id
    private static final int AFTER_MILLISECONDS = 300;

    private final AtlasState state;
    private String written = "";
    private boolean step;
    private int timer;

    Saved(AtlasState state) {
        this.state = state;
    }

    /** What the visitor left on the map of a model in this browser. */
    static Fragment left(String model, int latentSize) {
        String text = Memory.get(KEPT + model);
        return Fragment.read(text == null ? "" : text, model, latentSize);
    }

    /** Takes over what the address says, and returns it. */
    Fragment open() {
        Fragment fragment = read();
        StateAddress.open(state, fragment);
        return fragment;
    }

    /** The same for an address that came later: the browser's Back and Forward, a link within the page, or the keyboard. */
    Fragment reopen() {
        Fragment fragment = read();
        StateAddress.reopen(state, fragment);
        return fragment;
    }

    private Fragment read() {
        Window.clearTimeout(timer);
        step = false;
        written = Address.fragment();
        return Fragment.read(written, state.model(), state.latentSize());
    }

    /** Whether the address now says something else than was written; a place on the page is no state. */
    boolean changedOutside() {
        String hash = Address.fragment();
        return !hash.equals(written) && (hash.length() < 2 || hash.indexOf('=') >= 0);
    }

    /** Whether the address says more than where the page is. */
    boolean says() {
        return written.length() > 1;
    }

    /** What follows is a deliberate step: Back leads to where the visitor is now. */
    void step() {
        write();
        step = true;
    }

    /** Writes the address once the state rests. */
    void later() {
        Window.clearTimeout(timer);
        timer = Window.setTimeout(this::write, AFTER_MILLISECONDS);
    }

    private void write() {
        String fragment = "#" + StateAddress.of(state).write();
        if (!fragment.equals(written)) {
            written = fragment;
            if (step) {
                Address.push(fragment);
            } else {
                Address.replace(fragment);
            }
            Memory.put(KEPT + state.model(), fragment);
        }
        step = false;
    }
}
