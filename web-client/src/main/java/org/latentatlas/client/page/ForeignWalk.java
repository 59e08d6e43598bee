package org.latentatlas.client.page;

import org.latentatlas.client.browser.Address;
import org.latentatlas.client.browser.Downloads;
import org.teavm.jso.browser.Location;

/** A walk in an address that was made on another model than the page's: opened there, since this model's pixels would not be the walk's. */
final class ForeignWalk {
    private ForeignWalk() {}

    /** Goes where that model's map is, with this fragment; where the site has no such model, that is said. */
    static void open(String model, Notice notice) {
        String fragment = Address.fragment();
        Downloads.fetch(
                "/api/v1/models/" + model,
                card -> Location.current().replace("/?model=" + model + fragment),
                status -> notice.mention(Words.foreignWalk(model)));
    }
}
