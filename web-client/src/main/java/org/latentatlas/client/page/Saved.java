package org.latentatlas.client.page;

import java.util.Set;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.Damage;
import org.latentatlas.client.state.Fragment;
import org.teavm.jso.browser.History;
import org.teavm.jso.browser.Location;
import org.teavm.jso.browser.Window;

/** Keeps the page's state in the address, so that copying the address is sharing. */
final class Saved {
    private static final int AFTER_MILLISECONDS = 300;

    private final AtlasState state;
    private String written = "";
    private int timer;

    Saved(AtlasState state) {
        this.state = state;
    }

    /** Takes over what the address says. Returns what of it could not be read. */
    Set<Damage> open() {
        written = hash();
        Fragment fragment = Fragment.read(written, state.latentSize());
        state.open(fragment);
        return fragment.damage();
    }

    /** Whether the address was changed by somebody else: a link within the page, or the keyboard. */
    boolean changedOutside() {
        return !hash().equals(written);
    }

    /** Writes the address once the state rests. */
    void later() {
        Window.clearTimeout(timer);
        timer = Window.setTimeout(this::write, AFTER_MILLISECONDS);
    }

    private void write() {
        String fragment = "#" + state.fragment().write();
        if (!fragment.equals(written)) {
            written = fragment;
            Location here = Location.current();
            History.current().replaceState(null, "", here.getPathName() + here.getSearch() + fragment);
        }
    }

    private static String hash() {
        return Location.current().getHash();
    }
}
