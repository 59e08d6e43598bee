package org.latentatlas.client.arithmetic;

import java.util.ArrayList;
import java.util.List;

/** The most typical encoded test image of each label: the one whose mean lies nearest to the middle of all of that label. */
public final class LabelMiddles {
    private LabelMiddles() {}

    /** Ten latent points (latentSize), by label; the origin where no image has the label. */
    public static List<float[]> of(EncodedSet set) {
        int n = set.latentSize();
        double[][] sums = new double[10][n];
        int[] counts = new int[10];
        for (int image = 0; image < set.size(); image++) {
            counts[set.label(image)]++;
            for (int i = 0; i < n; i++) {
                sums[set.label(image)][i] += set.mean(image, i);
            }
        }
        double[] least = new double[10];
        int[] best = new int[10];
        for (int image = 0; image < set.size(); image++) {
            int label = set.label(image);
            double distance = 1; // never 0, which stands for none yet
            for (int i = 0; i < n; i++) {
                double difference = set.mean(image, i) - sums[label][i] / counts[label];
                distance += difference * difference;
            }
            if (least[label] == 0 || distance < least[label]) {
                least[label] = distance;
                best[label] = image;
            }
        }
        List<float[]> middles = new ArrayList<>();
        for (int label = 0; label < 10; label++) {
            float[] z = new float[n];
            if (counts[label] > 0) {
                set.mean(z, best[label]);
            }
            middles.add(z);
        }
        return middles;
    }
}
