package org.latentatlas.client.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Walk;

@Timeout(10)
class FragmentTest {
    private static final String MODEL = "0123456789abcdef";

    private final Walk walk = new Walk(
            MODEL,
            List.of(new float[] {0.1f, 0.2f}, new float[] {-1, 1}),
            PathKind.SPLINE,
            Easing.LINEAR,
            2,
            false,
            "ü");

    @Test
    void whatIsWrittenReadsBack() {
        Fragment fragment = new Fragment();
        fragment.latent = new float[] {0.4f, -1.1f};
        fragment.view = new double[] {0.5, 0, 115.2};
        fragment.layers = "dp";
        fragment.pixels = PixelKind.UNCERTAINTY;
        fragment.seeds = new Seeds(12, 7);
        fragment.rows = true;
        fragment.walk = walk;
        Fragment read = Fragment.read("#" + fragment.write(), MODEL, 2);
        assertThat(read.latent()).containsExactly(0.4f, -1.1f);
        assertThat(read.view()).containsExactly(0.5, 0, 115.2);
        assertThat(read.layers()).isEqualTo("dp");
        assertThat(read.pixels()).isEqualTo(PixelKind.UNCERTAINTY);
        assertThat(read.seeds()).isEqualTo(new Seeds(12, 7));
        assertThat(read.damage()).isEmpty();
        assertThat(read.rows()).isTrue();
        assertThat(read.walk()).isEqualTo(walk);
    }

    @Test
    void anEmptyAddressSaysNothing() {
        Fragment read = Fragment.read("", MODEL, 2);
        assertThat(read.latent()).isNull();
        assertThat(read.view()).isNull();
        assertThat(read.walk()).isNull();
    }

    @Test
    void unknownPartsAreIgnored() {
        assertThat(Fragment.read("#q=1&z=1,2&new", MODEL, 2).latent()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z=|POINT",
                "z=1|POINT",
                "z=1,2,3|POINT",
                "z=a,b|POINT",
                "z=1,|POINT",
                "z=NaN,0|POINT",
                "z=Infinity,0|POINT",
                "z=1e9,0|POINT",
                "v=1,2|VIEW",
                "v=0,0,NaN|VIEW",
                "p=a1|PLANE",
                "p=a1.9|PLANE",
                "p=a1.1|PLANE",
                "p=l1.2.2|PLANE",
                "p=l1.2.10|PLANE",
                "p=x1,2|PLANE",
                "p=q|PLANE",
                "s=|SEEDS",
                "s=1,2,3|SEEDS",
                "s=-|SEEDS",
                "w=AAAA|WALK",
                "w=|WALK",
                "w=%00|WALK"
            })
    void whatIsDamagedIsToldAndTheRestCounts(String text, Damage damage) {
        Fragment read = Fragment.read("#m=s&" + text + "&l=d", MODEL, 2);

        assertThat(read.damage()).containsExactly(damage);
        assertThat(read.pixels()).isEqualTo(PixelKind.SAMPLED);
        assertThat(read.layers()).isEqualTo("d");
    }

    @Test
    void everyCutOfALongAddressOpens() {
        String whole = "z=0.5,-1.25&v=0.5,0,115.2&p=l2.7.1&l=dpr&m=u&s=12,7";
        for (int length = 0; length <= whole.length(); length++) {
            AtlasState state = new AtlasState("0123456789abcdef", 2);
            Fragment read = Fragment.read(whole.substring(0, length), MODEL, 2);
            StateAddress.open(state, read);
            assertThat(Fragment.read(StateAddress.of(state).write(), MODEL, 2).damage())
                    .isEmpty();
        }
    }

    @Test
    void seedsOutOfRangeComeBackIntoIt() {
        assertThat(Fragment.read("s=0", MODEL, 2).seeds()).isEqualTo(Seeds.FIRST);
        assertThat(Fragment.read("s=-5,-2", MODEL, 2).seeds()).isEqualTo(Seeds.FIRST);
        assertThat(Fragment.read("s=999999,999999", MODEL, 2).seeds()).isEqualTo(new Seeds(Seeds.MOST, Seeds.MOST));
    }

    @Test
    void aWalkOfAnotherModelIsLeftOutAndItsModelTold() {
        Fragment fragment = new Fragment();
        fragment.walk = walk;
        Fragment read = Fragment.read(fragment.write(), "fedcba9876543210", 2);
        assertThat(read.walk()).isNull();
        assertThat(read.damage()).isEmpty();
        assertThat(read.foreignModel()).isEqualTo(walk.model());
    }

    @Test
    void aWalkOfAnotherSizeThanItsModelsIsDamaged() {
        Fragment fragment = new Fragment();
        fragment.walk = walk;
        Fragment read = Fragment.read(fragment.write(), walk.model(), 3);
        assertThat(read.walk()).isNull();
        assertThat(read.damage()).containsExactly(Damage.WALK);
    }

    @Test
    void aFarPointIsBroughtNear() {
        assertThat(Fragment.read("#z=99999,-99999", MODEL, 2).latent()).containsExactly(20, -20);
    }
}
