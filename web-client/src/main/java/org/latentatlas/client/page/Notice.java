package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Elements;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;

/** A sentence over the figure: what went wrong and, where it helps, a button to try again. */
final class Notice {
    private static final int MENTION_MILLISECONDS = 9000;

    private final HTMLElement box = Elements.find("notice");
    private final HTMLElement text = Elements.find("notice-text");
    private final HTMLElement detail = Elements.find("notice-detail");
    private final HTMLElement retry = Elements.find("retry");
    private @Nullable Runnable action;
    private int timer;

    Notice() {
        Elements.on(retry, "click", event -> {
            Runnable wanted = action;
            hide();
            if (wanted != null) {
                wanted.run();
            }
        });
    }

    /** Nothing can be shown until this is tried again; {@code more} is a technical detail in English, or empty. */
    void fail(String sentence, String more, Runnable again) {
        Window.clearTimeout(timer);
        action = again;
        show(sentence, more, "notice");
        retry.setHidden(false);
    }

    /** Something is missing or was ignored; the rest goes on. */
    void mention(String sentence) {
        mention(sentence, "");
    }

    /** The same with a technical detail in English. */
    void mention(String sentence, String more) {
        action = null;
        show(sentence, more, "notice passing");
        retry.setHidden(true);
        Window.clearTimeout(timer);
        timer = Window.setTimeout(this::hide, MENTION_MILLISECONDS);
    }

    void hide() {
        box.setHidden(true);
    }

    private void show(String sentence, String more, String kind) {
        text.setInnerText(sentence);
        detail.setInnerText(more);
        detail.setHidden(more.isEmpty());
        box.setClassName(kind);
        box.setHidden(false);
    }
}
