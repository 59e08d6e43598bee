package org.latentatlas.client.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

@Timeout(10)
class PlaneChoiceTest {
    private final EncodedSet set = set();

    private static EncodedSet set() {
        Random random = new Random(3);
        int count = 100;
        float[] means = new float[4 * count];
        float[] labels = new float[count];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) random.nextGaussian();
            labels[i / 4] = i / 4 % 10;
        }
        return EncodedSet.load(
                new TensorFile(
                        Map.of(
                                "mean", new Tensor(List.of(count, 4), means),
                                "logVariance", new Tensor(List.of(count, 4), new float[4 * count]),
                                "label", new Tensor(List.of(count), labels)),
                        Map.of()),
                4);
    }

    @Test
    void whatIsWrittenReadsBack() {
        for (PlaneChoice choice : List.of(
                PlaneChoice.PRINCIPAL,
                PlaneChoice.axes(3, 0),
                PlaneChoice.labels(7, 0, 2),
                PlaneChoice.points(List.of(new float[] {1, 2, 3, 4}, new float[] {0, -1.25f, 0, 0}, new float[4])))) {
            assertThat(PlaneChoice.read(choice.text(), 4).text()).isEqualTo(choice.text());
        }
    }

    @Test
    void thePlaneOfThreeLabelsHoldsTheirMiddles() {
        PlaneChoice choice = PlaneChoice.labels(7, 0, 2);
        Plane plane = choice.plane(set).orElseThrow().through(choice.middle(set));
        for (int label : new int[] {7, 0, 2}) {
            float[] middle = new float[4];
            set.middle(middle, label);
            float[] on = new float[4];
            plane.latent(on, plane.x(middle), plane.y(middle));
            for (int i = 0; i < 4; i++) {
                assertThat(on[i]).isCloseTo(middle[i], within(1e-5f));
            }
        }
    }

    @Test
    void threePointsOnOneLineHaveNoPlane() {
        float[] a = {0, 0, 0, 0};
        float[] b = {1, 1, 0, 0};
        float[] c = {2, 2, 0, 0};
        assertThat(PlaneChoice.points(List.of(a, b, c)).plane(set)).isEmpty();
        assertThat(PlaneChoice.points(List.of(a, a, c)).plane(set)).isEmpty();
    }

    @Test
    void twoAxesAreThePlaneOfThese() {
        Plane plane = PlaneChoice.axes(3, 1).plane(set).orElseThrow();
        float[] z = new float[4];
        plane.latent(z, 0.5, -2);
        assertThat(z).containsExactly(0, -2, 0, 0.5f);
    }
}
