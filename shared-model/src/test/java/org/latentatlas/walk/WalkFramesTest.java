package org.latentatlas.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.json.Json;
import org.latentatlas.latent.PathKind;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class WalkFramesTest {
    private static Walk walk(boolean loop) {
        return new Walk(
                "0123456789abcdef",
                List.of(new float[] {0.1f, -1}, new float[] {2, 3}, new float[] {-2, 0.3f}),
                PathKind.SPLINE,
                Easing.SMOOTH,
                0.5,
                loop,
                "a \"title\"");
    }

    /** Written three rows at a time. */
    private static String whole(FrameText text) {
        StringBuilder whole = new StringBuilder();
        double done = text.done();
        while (text.writeOn(3)) {
            whole.append(text.take());
            assertThat(text.done()).isGreaterThan(done);
            done = text.done();
        }
        assertThat(text.done()).isEqualTo(1);
        return whole.append(text.take()).toString();
    }

    @Test
    void anOpenWalkEndsWithItsLastStopAndALoopBeforeItsFirst() {
        WalkFrames open = new WalkFrames(Pace.byEasing(walk(false)), 10);
        assertThat(open.count()).isEqualTo(11);
        float[] z = new float[2];
        open.latentAt(z, 10);
        assertThat(z).containsExactly(-2, 0.3f);
        WalkFrames loop = new WalkFrames(Pace.byEasing(walk(true)), 10);
        assertThat(loop.count()).isEqualTo(15);
        loop.latentAt(z, 14);
        assertThat(z).isNotEqualTo(new float[] {0.1f, -1});
    }

    @Test
    void everyNumberOfTheCsvReadsBackExactly() {
        WalkFrames frames = new WalkFrames(Pace.byEasing(walk(false)), 7);
        List<String> lines = whole(FrameText.csv(frames)).lines().toList();
        assertThat(lines.get(0)).isEqualTo("kind,number,seconds,position,z1,z2");
        assertThat(lines.get(2)).isEqualTo("stop,2,0.5,1,2,3");
        assertThat(lines).hasSize(1 + 3 + frames.count());
        float[] z = new float[2];
        for (int frame = 0; frame < frames.count(); frame++) {
            String[] values = lines.get(4 + frame).split(",", -1);
            frames.latentAt(z, frame);
            assertThat(values[0]).isEqualTo("frame");
            assertThat(Float.parseFloat(values[4])).isEqualTo(z[0]);
            assertThat(Float.parseFloat(values[5])).isEqualTo(z[1]);
        }
    }

    @Test
    void theJsonHoldsTheWalkAndEveryFrame() {
        WalkFrames frames = new WalkFrames(Pace.byEasing(walk(true)), 25);
        Json json = Json.parse(whole(FrameText.json(frames)));
        assertThat(json.get("framesPerSecond").integer()).isEqualTo(25);
        assertThat(json.get("walk").get("title").text()).isEqualTo("a \"title\"");
        assertThat(json.get("frames").items()).hasSize(frames.count());
        float[] z = new float[2];
        frames.latentAt(z, 5);
        Json fifth = json.get("frames").items().get(5);
        assertThat((float) fifth.get("z").items().get(1).number()).isEqualTo(z[1]);
        assertThat((float) fifth.get("seconds").number()).isEqualTo(0.2f);
    }

    @Test
    void framesTooManyASecondAreRefused() {
        assertThatThrownBy(() -> new WalkFrames(Pace.byEasing(walk(true)), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
