package org.latentatlas.client.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.latent.NormalSource;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

@Timeout(10)
class PlaneTest {
    @Test
    void inTwoDimensionsThePlaneIsTheLatentSpace() {
        float[] z = new float[2];
        Plane.firstTwo(2).latent(z, 0.42, -1.1);
        assertThat(z).containsExactly(0.42f, -1.1f);
    }

    @Test
    void aPlaneMovedThroughAPointHoldsItAndKeepsItsPlace() {
        float[] z = {0.5f, -0.25f, 2, -1};
        Plane plane = Plane.firstTwo(4).through(z);
        float[] found = new float[4];
        plane.latent(found, plane.x(z), plane.y(z));
        assertThat(found).containsExactly(z, within(1e-6f));
        assertThat(plane.x(z)).isEqualTo(0.5);
    }

    @Test
    void rowsReadBack() {
        Plane plane = Plane.firstTwo(3).through(new float[] {1, 2, 3});
        assertThat(Plane.ofRows(plane.rows()).rows()).containsExactly(plane.rows());
    }

    @Test
    void principalAxesFindTheDirectionsOfLargestSpread() {
        int count = 4000;
        float[] means = new float[count * 3];
        new NormalSource(1).fill(means);
        for (int i = 0; i < count; i++) {
            means[3 * i + 1] *= 3;
            means[3 * i + 2] *= 9;
        }
        TensorFile file = new TensorFile(
                Map.of(
                        "mean", new Tensor(List.of(count, 3), means),
                        "logVariance", new Tensor(List.of(count, 3), new float[count * 3]),
                        "label", new Tensor(List.of(count), new float[count])),
                Map.of());
        Plane plane = PrincipalAxes.of(EncodedSet.load(file, 3));
        assertThat(Math.abs(plane.x(new float[] {0, 0, 1}))).isCloseTo(1, within(0.01));
        assertThat(Math.abs(plane.y(new float[] {0, 1, 0}))).isCloseTo(1, within(0.01));
    }
}
