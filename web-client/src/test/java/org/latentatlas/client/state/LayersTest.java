package org.latentatlas.client.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LayersTest {
    private final Layers layers = new Layers();

    @Test
    void anAddressSaysOnlyWhatDiffersFromTheFirstView() {
        assertThat(layers.text()).isNull();
        layers.set(Layer.REGIONS, true);
        assertThat(layers.text()).isEqualTo("dptr");
        layers.set(Layer.WALK, false);
        assertThat(layers.text()).isEqualTo("dptrh");
    }

    @Test
    void addressesOfBeforeShowTheWalk() {
        layers.read("dp");
        assertThat(layers.has(Layer.WALK)).isTrue();
        assertThat(layers.has(Layer.POINTS)).isFalse();
    }

    @Test
    void theTwoThatFillAreasExcludeEachOther() {
        layers.set(Layer.REGIONS, true);
        layers.set(Layer.MAGNIFICATION, true);
        assertThat(layers.has(Layer.REGIONS)).isFalse();
        layers.read("rm");
        assertThat(layers.has(Layer.REGIONS)).isNotEqualTo(layers.has(Layer.MAGNIFICATION));
    }
}
