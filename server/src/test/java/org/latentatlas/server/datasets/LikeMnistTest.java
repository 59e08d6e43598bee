package org.latentatlas.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.drawing.Centring;
import org.latentatlas.drawing.Raster;
import org.latentatlas.server.TestDataSets;

/** MNIST's own pictures, enlarged and drawn elsewhere, come back as they were. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LikeMnistTest {
    private static final int COUNT = 1000;
    private static final int SIDE = 28;
    private static final int TIMES = 8;

    @Test
    void enlargedPicturesComeBackAsTheyWere() {
        byte[] images = new DataSets(TestDataSets.folder())
                .open("mnist", (file, bytes, total) -> {})
                .testImages();
        int exact = 0;
        double error = 0;
        for (int image = 0; image < COUNT; image++) {
            float[] original = new float[SIDE * SIDE];
            for (int i = 0; i < original.length; i++) {
                original[i] = (images[image * original.length + i] & 0xff) / 255f;
            }
            float[] found = Centring.mnist(elsewhere(original, image % 40, image % 23));
            double difference = 0;
            for (int i = 0; i < original.length; i++) {
                difference += Math.abs(found[i] - original[i]);
            }
            exact += difference < 1e-2 ? 1 : 0;
            error += difference / original.length / COUNT;
        }
        assertThat(exact).as("of %d come back exactly", COUNT).isGreaterThan(900);
        assertThat(error).as("mean difference of a pixel").isLessThan(0.01);
    }

    private static Raster elsewhere(float[] picture, int right, int down) {
        int side = SIDE * TIMES + 60;
        Raster raster = Raster.blank(side, side);
        for (int y = 0; y < SIDE * TIMES; y++) {
            for (int x = 0; x < SIDE * TIMES; x++) {
                raster.ink()[(y + down) * side + x + right] = picture[y / TIMES * SIDE + x / TIMES];
            }
        }
        return raster;
    }
}
