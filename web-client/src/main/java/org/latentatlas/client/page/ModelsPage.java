package org.latentatlas.client.page;

import org.latentatlas.client.browser.Clipboard;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Selection;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;

/** The page {@code /models}: its commands can be copied; where the clipboard is refused the command is selected, and that is said. */
public final class ModelsPage {
    private static final int CONFIRM_MILLISECONDS = 2500;

    /** Starts the page. */
    public void start() {
        var buttons = Elements.document().querySelectorAll("[data-copy]");
        for (int i = 0; i < buttons.getLength(); i++) {
            HTMLElement button = buttons.item(i);
            String name = button.getInnerText();
            Elements.on(button, "click", event -> copy(button, name));
        }
        Hooks.ready("map");
    }

    private static HTMLElement named(HTMLElement button, String attribute) {
        return Elements.find(String.valueOf(button.getAttribute(attribute)));
    }

    private static void copy(HTMLElement button, String name) {
        HTMLElement command = named(button, "data-copy");
        HTMLElement said = named(button, "data-said");
        Clipboard clipboard = Clipboard.mine();
        if (clipboard == null) {
            refuse(command, said);
            return;
        }
        clipboard
                .writeText(command.getInnerText())
                .then(
                        done -> {
                            confirm(button, name, said);
                            return done;
                        },
                        refused -> {
                            refuse(command, said);
                            return null;
                        });
    }

    private static void confirm(HTMLElement button, String name, HTMLElement said) {
        said.setInnerText(Words.copied());
        button.setInnerText("✓ " + DrawWords.copied());
        Window.setTimeout(
                () -> {
                    button.setInnerText(name);
                    said.setInnerText("");
                },
                CONFIRM_MILLISECONDS);
    }

    private static void refuse(HTMLElement command, HTMLElement said) {
        command.focus();
        Selection.current().selectAllChildren(command);
        said.setInnerText(Words.copyYourself());
    }
}
