package org.latentatlas.client.page;

import java.util.Set;
import org.latentatlas.client.browser.Address;
import org.latentatlas.client.state.AtlasState;
import org.latentatlas.client.state.Damage;
import org.latentatlas.client.state.Fragment;
import org.teavm.jso.browser.Window;

/**
 * Keeps the page's state in the address, so that copying the address is sharing. Deliberate steps make entries of the history; motion
 * between them changes the last one.
 */
final class Saved {
    private static final int AFTER_MILLISECONDS = 300;

    private final AtlasState state;
    private String written = "";
    private boolean step;
    private int timer;

    Saved(AtlasState state) {
        this.state = state;
    }

    /** Takes over what the address says. Returns what of it could not be read. */
    Set<Damage> open() {
        Fragment fragment = read();
        state.open(fragment);
        return fragment.damage();
    }

    /** The same for an address that came later: the browser's Back and Forward, a link within the page, or the keyboard. */
    Set<Damage> reopen() {
        Fragment fragment = read();
        state.reopen(fragment);
        return fragment.damage();
    }

    private Fragment read() {
        Window.clearTimeout(timer);
        step = false;
        written = Address.fragment();
        return Fragment.read(written, state.latentSize());
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
        String fragment = "#" + state.fragment().write();
        if (!fragment.equals(written)) {
            written = fragment;
            if (step) {
                Address.push(fragment);
            } else {
                Address.replace(fragment);
            }
        }
        step = false;
    }
}
