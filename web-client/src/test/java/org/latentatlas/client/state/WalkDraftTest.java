package org.latentatlas.client.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Walk;

@Timeout(10)
class WalkDraftTest {
    private static final String MODEL = "0123456789abcdef";
    private final WalkDraft draft = new WalkDraft();

    private static float[] point(float x) {
        return new float[] {x, 0};
    }

    private List<Float> firsts() {
        return draft.stops().stream().map(stop -> stop[0]).toList();
    }

    @Test
    void aWalkNeedsTwoStops() {
        draft.add(point(1));
        assertThat(draft.walk(MODEL)).isNull();
        draft.add(point(2));
        assertThat(draft.walk(MODEL)).isNotNull();
    }

    @Test
    void aNewStopComesAfterTheSelectedOne() {
        draft.add(point(1));
        draft.add(point(2));
        draft.select(0);
        draft.add(point(3));
        assertThat(firsts()).containsExactly(1f, 3f, 2f);
        assertThat(draft.selected()).isEqualTo(1);
    }

    @Test
    void stopsMoveAndStaySelected() {
        draft.suggest(List.of(point(1), point(2), point(3)));
        draft.move(0, 2);
        assertThat(firsts()).containsExactly(2f, 3f, 1f);
        assertThat(draft.selected()).isEqualTo(2);
        draft.move(2, 3);
        assertThat(firsts()).containsExactly(2f, 3f, 1f);
    }

    @Test
    void everyChangeCanBeUndone() {
        draft.suggest(List.of(point(1), point(2)));
        draft.path(PathKind.STRAIGHT);
        draft.remove(0);
        draft.clear();
        for (int i = 0; i < 3; i++) {
            assertThat(draft.undo()).isTrue();
        }
        assertThat(firsts()).containsExactly(1f, 2f);
        assertThat(draft.path()).isEqualTo(PathKind.SPLINE);
        assertThat(draft.undo()).isFalse();
    }

    @Test
    void whatWasUndoneCanBeDoneAgainUntilSomethingElseIs() {
        draft.suggest(List.of(point(1), point(2)));
        draft.clear();
        draft.undo();
        assertThat(draft.canRedo()).isTrue();
        assertThat(draft.redo()).isTrue();
        assertThat(draft.stops()).isEmpty();
        assertThat(draft.redo()).isFalse();
        draft.undo();
        draft.even(true);
        assertThat(draft.canRedo()).isFalse();
        assertThat(draft.even()).isTrue();
        draft.even(true); // nothing new, nothing to undo
        draft.undo();
        assertThat(draft.even()).isFalse();
        assertThat(draft.canUndo()).isFalse();
    }

    @Test
    void wordsKeepOnlyWhatAWalkAllows() {
        draft.suggest(List.of(point(1), point(2)));
        draft.title("a\tb\u0007\nc\ud800");
        draft.note("x".repeat(499) + "✍🏽");
        Walk walk = Objects.requireNonNull(draft.walk(MODEL));
        assertThat(walk.title()).isEqualTo("abc");
        assertThat(walk.note()).isEqualTo("x".repeat(499) + "✍");
        draft.note("one\r\ntwo");
        assertThat(draft.note()).isEqualTo("one\ntwo");
        draft.secondsPerLeg(Double.NaN);
        assertThat(draft.secondsPerLeg()).isEqualTo(2);
    }

    @Test
    void aSuggestionIsNotTheVisitorsOwnUntilItChanges() {
        draft.suggest(List.of(point(1), point(2)));
        assertThat(draft.touched()).isFalse();
        draft.loop(true);
        assertThat(draft.touched()).isTrue();
    }

    @Test
    void aFullWalkTakesNoMoreStops() {
        for (int i = 0; i < Walk.MAX_STOPS; i++) {
            assertThat(draft.add(point(i))).isTrue();
        }
        assertThat(draft.add(point(99))).isFalse();
        assertThat(draft.stops()).hasSize(Walk.MAX_STOPS);
    }

    @Test
    void settingsStayWithinWhatAWalkAllows() {
        draft.suggest(List.of(point(1), point(2)));
        draft.secondsPerLeg(1000);
        draft.title("x".repeat(500));
        Walk walk = Objects.requireNonNull(draft.walk(MODEL));
        assertThat(walk.secondsPerLeg()).isEqualTo(20);
        assertThat(walk.title()).hasSize(120);
    }

    @Test
    void aStopIsACopy() {
        float[] cursor = point(1);
        draft.add(cursor);
        cursor[0] = 5;
        assertThat(firsts()).containsExactly(1f);
    }
}
