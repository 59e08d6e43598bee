package org.latentatlas.client.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.latent.NormalSource;
import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

@Timeout(20)
class NeighboursTest {
    private static final int COUNT = 1000;
    private final float[] means = new float[COUNT * 2];
    private final float[] labels = new float[COUNT];
    private final EncodedSet set;

    NeighboursTest() {
        NormalSource normals = new NormalSource(3);
        normals.fill(means);
        for (int i = 0; i < COUNT; i++) {
            labels[i] = normals.nextInt(10);
        }
        set = EncodedSet.load(file(labels), 2);
    }

    private TensorFile file(float[] someLabels) {
        return new TensorFile(
                Map.of(
                        "mean", new Tensor(List.of(COUNT, 2), means),
                        "logVariance", new Tensor(List.of(COUNT, 2), new float[COUNT * 2]),
                        "label", new Tensor(List.of(someLabels.length), someLabels)),
                Map.of());
    }

    @Test
    void sharesAreThoseOfTheFiftyNearest() {
        float[] z = {0.3f, -0.8f};
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            all.add(i);
        }
        all.sort(Comparator.comparingDouble(i -> Math.hypot(means[2 * i] - z[0], means[2 * i + 1] - z[1])));
        int[] votes = new int[10];
        all.subList(0, Neighbours.COUNT).forEach(i -> votes[(int) labels[i]]++);

        Neighbours neighbours = new Neighbours(set);
        neighbours.find(z);

        double sum = 0;
        for (int rank = 0; rank < 10; rank++) {
            assertThat(neighbours.share(rank)).isEqualTo(votes[neighbours.label(rank)] / 50.0);
            assertThat(rank == 0 || neighbours.share(rank) <= neighbours.share(rank - 1))
                    .isTrue();
            sum += neighbours.share(rank);
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Test
    void aDrawOfALabelLooksLikeThatLabel() {
        for (int i = 0; i < COUNT; i++) { // far apart, so that a draw cannot land elsewhere
            means[2 * i] = labels[i] * 40;
        }
        AggregatePosterior posterior = new AggregatePosterior(set);
        Neighbours neighbours = new Neighbours(set);
        for (int label = 0; label < 10; label++) {
            neighbours.find(posterior.draw(label, 3));
            assertThat(neighbours.label(0)).isEqualTo(label);
        }
    }

    @Test
    void aLabelThatIsNoDigitIsRefused() {
        labels[7] = 12;
        assertThatThrownBy(() -> EncodedSet.load(file(labels), 2))
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining("label 7");
    }

    @Test
    void tensorsThatDoNotFitEachOtherAreRefused() {
        assertThatThrownBy(() -> EncodedSet.load(file(new float[3]), 2)).isInstanceOf(DamagedFile.class);
    }

    @Test
    void useIsTheDivergenceOfTheDimension() {
        double expected = 0;
        for (int i = 0; i < COUNT; i++) {
            expected += 0.5 * means[2 * i] * means[2 * i] / COUNT;
        }
        assertThat(set.use(0)).isCloseTo(expected, within(1e-6));
    }
}
