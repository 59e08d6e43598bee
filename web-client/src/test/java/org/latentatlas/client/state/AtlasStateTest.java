package org.latentatlas.client.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class AtlasStateTest {
    private static final String MODEL = "0123456789abcdef";
    private final AtlasState state = new AtlasState(MODEL, 2);

    AtlasStateTest() {
        state.resize(900, 600);
    }

    @Test
    void hoveringShowsAndLeavingGoesBack() {
        state.go(new float[] {1, 1});
        state.hover(0.5, 0.25);
        assertThat(state.cursor()).containsExactly(0.5f, 0.25f);
        state.leave();
        assertThat(state.cursor()).containsExactly(1, 1);
    }

    @Test
    void anAddressOpensAsWhatItWasWrittenFrom() {
        state.hover(0.123456, -1.98765);
        state.stay();
        state.view().zoom(2, 100, 100);
        state.looked();
        state.layers().set(Layer.PRIOR, false);
        state.layers().set(Layer.WALK, false);
        state.draft().add(state.cursor());
        state.draft().add(new float[] {0, 1});
        String address = StateAddress.of(state).write();

        AtlasState other = new AtlasState(MODEL, 2);
        other.resize(900, 600);
        StateAddress.open(other, Fragment.read(address, MODEL, 2));

        assertThat(other.cursor()).containsExactly(state.cursor());
        assertThat(other.view().scale()).isCloseTo(state.view().scale(), within(0.1));
        assertThat(other.shows(Layer.PRIOR)).isFalse();
        assertThat(other.shows(Layer.WALK)).isFalse();
        assertThat(other.walk()).isEqualTo(state.walk());
        assertThat(StateAddress.of(other).write()).isEqualTo(address);
    }

    @Test
    void aViewThatNobodyMovedFollowsTheSizeOfTheMap() {
        state.resize(400, 400);
        assertThat(state.view().scale()).isEqualTo(state.view().homeScale());
        state.view().zoom(2, 0, 0);
        state.looked();
        double scale = state.view().scale();
        state.resize(800, 800);
        assertThat(state.view().scale()).isEqualTo(scale);
    }

    @Test
    void inMoreDimensionsThePlaneComesToThePin() {
        AtlasState deep = new AtlasState(MODEL, 4);
        deep.go(new float[] {0.5f, 0, 1, -1});
        assertThat(deep.bringPlane()).isTrue();
        assertThat(deep.bringPlane()).isFalse();
        deep.hover(0.5, 0);
        assertThat(deep.cursor()).containsExactly(0.5f, 0, 1, -1);
    }

    @Test
    void aSliderMovesOneDimensionAlone() {
        AtlasState deep = new AtlasState(MODEL, 4);
        deep.resize(600, 600);
        deep.go(new float[] {0.5f, 0.25f, 0, 0});
        deep.set(3, 1.5f);
        assertThat(deep.pin()).containsExactly(0.5f, 0.25f, 0, 1.5f);
        deep.leave();
        deep.hover(deep.plane().x(deep.pin()), deep.plane().y(deep.pin()));
        assertThat(deep.cursor()).containsExactly(0.5f, 0.25f, 0, 1.5f);
    }
}
