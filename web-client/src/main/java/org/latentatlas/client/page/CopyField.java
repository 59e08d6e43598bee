package org.latentatlas.client.page;

import org.latentatlas.client.browser.Clipboard;
import org.latentatlas.client.browser.Elements;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** A text that visitors take with them: a field, a button that copies it and says so, and, where the clipboard is refused, the text selected. */
final class CopyField {
    private static final int CONFIRMED_MILLISECONDS = 2500;

    private final HTMLInputElement field;
    private final HTMLElement button;
    private final HTMLElement sentence;
    private int timer;

    /** The elements of these ids; {@code sentence} is a status. */
    CopyField(String field, String button, String sentence) {
        this.field = (HTMLInputElement) Elements.find(field); // a text area has the same properties
        this.button = Elements.find(button);
        this.sentence = Elements.find(sentence);
        Elements.on(this.button, "click", event -> copy(Words.copied(), Words.copyYourself()));
    }

    String text() {
        return field.getValue();
    }

    void show(String text) {
        field.setValue(text);
        button.getClassList().remove("done");
    }

    /** Selects the text, so that it can be copied by hand. */
    void select() {
        field.focus();
        field.select();
    }

    /** Copies the text where that is allowed, and says what became of it. */
    void copy(String done, String refused) {
        Clipboard clipboard = Clipboard.mine();
        if (clipboard == null) {
            refuse(refused);
            return;
        }
        clipboard
                .writeText(field.getValue())
                .then(
                        nothing -> {
                            confirm(done);
                            return nothing;
                        },
                        reason -> {
                            refuse(refused);
                            return null;
                        });
    }

    private void confirm(String done) {
        sentence.setInnerText(done);
        button.getClassList().add("done");
        Window.clearTimeout(timer);
        timer = Window.setTimeout(() -> button.getClassList().remove("done"), CONFIRMED_MILLISECONDS);
    }

    private void refuse(String refused) {
        sentence.setInnerText(refused);
        select();
    }
}
