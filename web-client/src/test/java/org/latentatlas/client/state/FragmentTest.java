package org.latentatlas.client.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Walk;

@Timeout(10)
class FragmentTest {
    private final Walk walk = new Walk(
            "0123456789abcdef",
            List.of(new float[] {0.1f, 0.2f}, new float[] {-1, 1}),
            PathKind.SPLINE,
            Easing.LINEAR,
            2,
            false,
            "ü");

    @Test
    void whatIsWrittenReadsBack() {
        Fragment fragment = new Fragment(new float[] {0.4f, -1.1f}, new double[] {0.5, 0, 115.2}, "dp", true, walk);
        Fragment read = Fragment.read("#" + fragment.write(), 2);
        assertThat(read.latent()).containsExactly(0.4f, -1.1f);
        assertThat(read.view()).containsExactly(0.5, 0, 115.2);
        assertThat(read.layers()).isEqualTo("dp");
        assertThat(read.sampled()).isTrue();
        assertThat(read.walk()).isEqualTo(walk);
    }

    @Test
    void anEmptyAddressSaysNothing() {
        Fragment read = Fragment.read("", 2);
        assertThat(read.latent()).isNull();
        assertThat(read.view()).isNull();
        assertThat(read.walk()).isNull();
    }

    @Test
    void unknownPartsAreIgnored() {
        assertThat(Fragment.read("#q=1&z=1,2&new", 2).latent()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#z=", "#z=1", "#z=1,2,3", "#z=a,b", "#z=1,", "#v=1,2", "#w=AAAA", "#w=", "#w=%00"})
    void damageIsToldInASentence(String text) {
        assertThatThrownBy(() -> Fragment.read(text, 2))
                .isInstanceOf(BadFragment.class)
                .message()
                .endsWith(".");
    }

    @Test
    void aWalkOfAnotherModelIsRefused() {
        String text = new Fragment(null, null, null, false, walk).write();
        assertThatThrownBy(() -> Fragment.read(text, 3)).isInstanceOf(BadFragment.class);
    }

    @Test
    void aFarPointIsBroughtNear() {
        assertThat(Fragment.read("#z=99999,-99999", 2).latent()).containsExactly(20, -20);
    }
}
