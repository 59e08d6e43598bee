package org.latentatlas.latent;

/** (1 - t) from + t to. */
final class StraightLeg implements Leg {
    private final float[] from;
    private final float[] to;

    StraightLeg(float[] from, float[] to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public void at(float[] z, double t) {
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) ((1 - t) * from[i] + t * to[i]);
        }
    }

    @Override
    public void velocity(float[] v, double t) {
        for (int i = 0; i < v.length; i++) {
            v[i] = to[i] - from[i];
        }
    }
}
