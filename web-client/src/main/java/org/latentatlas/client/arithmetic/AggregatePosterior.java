package org.latentatlas.client.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.latentatlas.latent.NormalSource;

/** Draws latent points of one label: the posterior of a random test image with that label, and a draw from it. Draws repeat by their seed. */
public final class AggregatePosterior {
    private final EncodedSet set;
    private final List<List<Integer>> images = new ArrayList<>();

    /** Draws from the posteriors of these images. */
    public AggregatePosterior(EncodedSet set) {
        this.set = set;
        for (int label = 0; label < 10; label++) {
            images.add(new ArrayList<>());
        }
        for (int image = 0; image < set.size(); image++) {
            images.get(set.label(image)).add(image);
        }
    }

    /** A latent point (latentSize) of that label; where no image has the label, a point from the prior. */
    public float[] draw(int label, long seed) {
        NormalSource normals = new NormalSource(seed * 10 + label);
        float[] z = new float[set.latentSize()];
        normals.fill(z);
        List<Integer> candidates = images.get(label);
        if (candidates.isEmpty()) {
            return z;
        }
        int image = candidates.get(normals.nextInt(candidates.size()));
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (set.mean(image, i) + Math.exp(0.5 * set.logVariance(image, i)) * z[i]);
        }
        return z;
    }
}
