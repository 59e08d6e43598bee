package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Clipboard;
import org.latentatlas.client.browser.Elements;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;

/** The page {@code /models}: its commands can be copied; without a clipboard they are focused, to be selected by hand. */
public final class ModelsPage {
    private static final int CONFIRM_MILLISECONDS = 2500;

    /** Starts the page. */
    public void start() {
        var buttons = Elements.document().querySelectorAll("[data-copy]");
        for (int i = 0; i < buttons.getLength(); i++) {
            HTMLElement button = buttons.item(i);
            Elements.on(button, "click", event -> copy(button));
        }
    }

    private static void copy(HTMLElement button) {
        HTMLElement command = Elements.find(String.valueOf(button.getAttribute("data-copy")));
        @Nullable Clipboard clipboard = Clipboard.mine();
        if (clipboard == null) {
            command.focus();
            return;
        }
        clipboard
                .writeText(command.getInnerText())
                .then(
                        done -> {
                            confirm(button);
                            return done;
                        },
                        refused -> {
                            command.focus();
                            return null;
                        });
    }

    private static void confirm(HTMLElement button) {
        String before = button.getInnerText();
        button.setInnerText("✓ " + DrawWords.copied());
        Window.setTimeout(() -> button.setInnerText(before), CONFIRM_MILLISECONDS);
    }
}
