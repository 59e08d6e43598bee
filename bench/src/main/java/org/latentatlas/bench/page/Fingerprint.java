package org.latentatlas.bench.page;

import java.util.List;
import org.latentatlas.latent.Gaussian;
import org.latentatlas.latent.NormalSource;
import org.latentatlas.latent.PathKind;
import org.latentatlas.network.FloatMath;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkJson;
import org.latentatlas.walk.WalkText;

/** Hashes of what must be the same bits on the JVM and in both builds for the browser. */
public final class Fingerprint {
    private static final List<PathKind> KINDS = List.of(PathKind.STRAIGHT, PathKind.SPHERICAL, PathKind.SPLINE);

    private Fingerprint() {}

    /** One line per part: its name and a hash of some thousand results. */
    public static String text() {
        return "normal numbers " + normals()
                + "\npaths " + paths()
                + "\nwalks as text " + walks()
                + "\nsamples of Gaussians " + gaussians()
                + "\nexp " + functions(0)
                + "\nlog " + functions(1)
                + "\ntanh " + functions(2)
                + "\nsigmoid " + functions(3)
                + "\nsilu " + functions(4)
                + "\nsoftplus " + functions(5);
    }

    private static int normals() {
        float[] z = new float[10_000];
        new NormalSource(7).fill(z);
        int hash = hash(z);
        NormalSource source = new NormalSource(-3);
        for (int i = 0; i < 1000; i++) {
            hash = 31 * hash + Float.floatToIntBits(source.next());
        }
        return hash;
    }

    private static Walk walk(PathKind kind, NormalSource source) {
        float[][] stops = new float[6][3];
        for (float[] stop : stops) {
            source.fill(stop);
        }
        return new Walk("0123456789abcdef", List.of(stops), kind, Easing.SMOOTH, 2.345, true, "ein Weg \u270d");
    }

    private static int paths() {
        NormalSource source = new NormalSource(5);
        float[] z = new float[3];
        int hash = 0;
        for (PathKind kind : KINDS) {
            Walk walk = walk(kind, source);
            for (int i = 0; i < 2000; i++) {
                walk.latentAt(z, i * 0.01);
                hash = 31 * hash + hash(z);
            }
        }
        return hash;
    }

    private static int walks() {
        NormalSource source = new NormalSource(6);
        int hash = 0;
        for (int i = 0; i < 300; i++) {
            Walk walk = walk(KINDS.get(i % 3), source);
            String text = WalkText.write(walk);
            String json = WalkJson.write(walk);
            boolean same = WalkText.write(WalkJson.read(json)).equals(text)
                    && WalkJson.write(WalkText.read(text)).equals(json);
            hash = 31 * (31 * hash + text.hashCode()) + json.hashCode() + (same ? 0 : 1);
        }
        return hash;
    }

    private static int gaussians() {
        NormalSource source = new NormalSource(8);
        float[] mean = new float[100];
        float[] logVariance = new float[100];
        float[] z = new float[100];
        source.fill(mean);
        source.fill(logVariance);
        new Gaussian(mean, logVariance).sample(z, source);
        return hash(z);
    }

    private static int functions(int function) {
        float[] results = new float[20_000];
        for (int i = 0; i < results.length; i++) {
            float x = (i - 10_000) * (1f / 512);
            switch (function) {
                case 0 -> results[i] = FloatMath.exp(x);
                case 1 -> results[i] = FloatMath.log(Math.abs(x) + 0.001f);
                case 2 -> results[i] = FloatMath.tanh(x);
                case 3 -> results[i] = FloatMath.sigmoid(x);
                case 4 -> results[i] = FloatMath.silu(x);
                default -> results[i] = FloatMath.softplus(x);
            }
        }
        return hash(results);
    }

    private static int hash(float[] values) {
        int hash = 1;
        for (float value : values) {
            hash = 31 * hash + Float.floatToIntBits(value);
        }
        return hash;
    }
}
