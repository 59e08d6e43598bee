package org.latentatlas.client.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.client.state.Drawing.Touch;
import org.latentatlas.drawing.BadDrawing;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DrawingTest {
    private final Drawing drawing = new Drawing();

    private static float[] picture(int at) {
        float[] picture = new float[784];
        picture[at] = 0.6f;
        return picture;
    }

    private void stroke(double x) {
        drawing.begin(new Touch(x, 60, 12));
        drawing.extend(new Touch(x, 250, 12));
        drawing.end();
    }

    @Test
    void anExampleGivesWayToTheFirstStroke() {
        drawing.example(picture(3));
        assertThat(drawing.isExample()).isTrue();
        assertThat(drawing.picture()[3]).isGreaterThan(0);
        stroke(100);
        assertThat(drawing.isExample()).isFalse();
        assertThat(drawing.picture()[3]).isZero();
        drawing.undo();
        assertThat(drawing.picture()[3]).isGreaterThan(0);
    }

    @Test
    void aPictureThatNobodyDrewOnStaysAsItCame() {
        float[] odd = picture(783); // centring would move it
        drawing.put(odd);
        assertThat(drawing.picture()[783]).isGreaterThan(0.59f);
        stroke(100);
        assertThat(drawing.picture()[783]).isLessThan(0.59f);
    }

    @Test
    void everyChangeCanBeUndoneAndDoneAgain() {
        stroke(80);
        float[] one = drawing.picture();
        stroke(240);
        float[] two = drawing.picture();
        drawing.clear();
        assertThat(drawing.isEmpty()).isTrue();
        assertThat(drawing.undo()).isTrue();
        assertThat(drawing.picture()).containsExactly(two);
        drawing.undo();
        assertThat(drawing.picture()).containsExactly(one);
        drawing.undo();
        assertThat(drawing.canUndo()).isFalse();
        assertThatThrownBy(drawing::picture).isInstanceOf(BadDrawing.class);
        drawing.redo();
        drawing.redo();
        assertThat(drawing.picture()).containsExactly(two);
        stroke(160);
        assertThat(drawing.canRedo()).isFalse();
        assertThat(drawing.redo()).isFalse();
    }

    @Test
    void whatGoesBeyondTheSheetDoesNoHarm() {
        drawing.begin(new Touch(-50, 400, 20));
        drawing.extend(new Touch(500, -90, 20));
        drawing.end();
        assertThat(drawing.picture()).hasSize(784);
        drawing.extend(new Touch(1, 1, 5)); // no stroke is under way
    }
}
