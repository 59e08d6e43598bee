package org.latentatlas.client.page;

import java.util.List;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.state.WalkDraft;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Easing;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.html.HTMLSelectElement;
import org.teavm.jso.dom.html.HTMLTextAreaElement;

/** How a walk runs and what its author says of it: the fields behind the summary line. */
final class WalkSettings {
    private static final List<PathKind> PATHS = List.of(PathKind.values());
    private static final List<Easing> EASINGS = List.of(Easing.values());

    private final WalkDraft draft;
    private final HTMLElement summary = Elements.find("walk-summary");
    private final HTMLSelectElement path = (HTMLSelectElement) Elements.find("path");
    private final HTMLSelectElement easing = (HTMLSelectElement) Elements.find("easing");
    private final HTMLInputElement seconds = (HTMLInputElement) Elements.find("seconds");
    private final HTMLInputElement even = (HTMLInputElement) Elements.find("even");
    private final HTMLInputElement loop = (HTMLInputElement) Elements.find("loop");
    private final HTMLInputElement title = (HTMLInputElement) Elements.find("title");
    private final HTMLTextAreaElement note = (HTMLTextAreaElement) Elements.find("note");

    /** Wires the fields; {@code changed} runs after one of them has changed the draft. */
    WalkSettings(WalkDraft draft, Runnable changed) {
        this.draft = draft;
        wire(path, () -> draft.path(PATHS.get(path.getSelectedIndex())), changed);
        wire(easing, () -> draft.easing(EASINGS.get(easing.getSelectedIndex())), changed);
        wire(seconds, () -> draft.secondsPerLeg(read(seconds.getValue())), changed);
        wire(even, () -> draft.even(even.isChecked()), changed);
        wire(loop, () -> draft.loop(loop.isChecked()), changed);
        wire(title, () -> draft.title(title.getValue()), changed);
        wire(note, () -> draft.note(note.getValue()), changed);
    }

    private static void wire(HTMLElement field, Runnable take, Runnable changed) {
        Elements.on(field, "change", event -> {
            take.run();
            changed.run();
        });
    }

    /** The number that somebody wrote, or NaN. */
    private static double read(String text) {
        try {
            return Numbers.read(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Shows the draft as it is now. */
    void show() {
        path.setSelectedIndex(PATHS.indexOf(draft.path()));
        easing.setSelectedIndex(EASINGS.indexOf(draft.easing()));
        easing.setDisabled(draft.even());
        seconds.setValue(Numbers.written(draft.secondsPerLeg(), 1));
        even.setChecked(draft.even());
        loop.setChecked(draft.loop());
        title.setValue(draft.title());
        note.setValue(draft.note());
        summary.setInnerText(
                Words.walkSettings(draft.path(), draft.easing(), draft.even(), draft.secondsPerLeg(), draft.loop()));
    }
}
