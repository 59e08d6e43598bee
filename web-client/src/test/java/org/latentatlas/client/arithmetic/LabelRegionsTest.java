package org.latentatlas.client.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

@Timeout(10)
class LabelRegionsTest {
    private final View view = new View();

    /** Images of a 3 on the left and of a 7 on the right, along a line. */
    private static EncodedSet halves() {
        int count = 400;
        float[] means = new float[2 * count];
        float[] labels = new float[count];
        for (int i = 0; i < count; i++) {
            means[2 * i] = (i - count / 2f) / 50;
            labels[i] = i < count / 2 ? 3 : 7;
        }
        return EncodedSet.load(
                new TensorFile(
                        Map.of(
                                "mean", new Tensor(List.of(count, 2), means),
                                "logVariance", new Tensor(List.of(count, 2), new float[2 * count]),
                                "label", new Tensor(List.of(count), labels)),
                        Map.of()),
                2);
    }

    @Test
    void eachPlaceHasTheLabelOfTheImagesNearby() {
        view.resize(400, 300);
        view.home();
        FieldGrid grid = FieldGrid.over(view, 10);
        LabelRegions regions = new LabelRegions(halves(), Plane.firstTwo(2), grid);
        int steps = 1;
        while (regions.step()) {
            steps++;
        }
        assertThat(steps).isEqualTo(grid.size());
        FieldGrid fine = grid.finer(LabelRegions.FINER);
        byte[] levels = regions.levels();
        assertThat(levels).hasSize(fine.size());
        for (int point = 0; point < levels.length; point++) {
            if (Math.abs(fine.x(point)) > 0.1) {
                assertThat(LabelRegions.label(levels[point])).isEqualTo(fine.x(point) < 0 ? 3 : 7);
            }
        }
        assertThat(RegionNames.of(fine, levels))
                .extracting(RegionNames.Name::label)
                .containsExactlyInAnyOrder(3, 7);
        assertThat(RegionNames.of(fine, levels)).allSatisfy(name -> {
            assertThat(name.x()).isNotCloseTo(0, within(1.0));
            assertThat(name.reach()).isGreaterThan(1);
        });
    }

    @Test
    void aSmallDragNeedsNoNewGridAndALargeOneDoes() {
        view.resize(400, 300);
        view.home();
        FieldGrid grid = FieldGrid.over(view, 10);
        view.pan(60, 40);
        assertThat(grid.covers(view)).isTrue();
        view.pan(200, 0);
        assertThat(grid.covers(view)).isFalse();
        assertThat(FieldGrid.ofNumbers(grid.numbers())).isEqualTo(grid);
        assertThat(grid.spacing() * view.scale()).isBetween(10.0, 20.0);
    }
}
