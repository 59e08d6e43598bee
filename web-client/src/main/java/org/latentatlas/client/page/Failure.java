package org.latentatlas.client.page;

import org.latentatlas.client.browser.Elements;
import org.latentatlas.network.UnfitNetwork;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * Why something could not be loaded or kept.
 *
 * @param reason a sentence or part of one, in the language of the page
 * @param detail what a file's reader found, in English, for those who look after the site; empty where there is nothing more to say
 */
record Failure(String reason, String detail) {
    /** A file did not arrive; by the HTTP status, 0 where nothing answered. */
    static Failure notArrived(int status) {
        return new Failure(status == 0 ? Texts.of("no-answer") : Texts.of("status", Integer.toString(status)), "");
    }

    /** A walk could not be shared; by the HTTP status. What the server's answer says more is English, and no visitor's business. */
    static Failure notShared(int status) {
        return new Failure(Words.shareFailed(status), "");
    }

    /** Shows a sentence about it, and the detail in small print. */
    void tell(HTMLElement element, String sentence) {
        element.setInnerText(sentence);
        if (!detail.isEmpty()) {
            HTMLElement small = Elements.add(element, "small");
            small.setClassName("detail");
            small.setAttribute("lang", "en");
            small.setInnerText(detail);
        }
    }

    /** A file is here and cannot be used. */
    static Failure unusable(RuntimeException found) {
        return new Failure(
                Texts.of(found instanceof UnfitNetwork ? "unfit" : "damaged"), String.valueOf(found.getMessage()));
    }
}
