package org.latentatlas.bench.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latentatlas.latent.EvenSpeed;
import org.latentatlas.latent.Gaussian;
import org.latentatlas.latent.Magnification;
import org.latentatlas.latent.NormalSource;
import org.latentatlas.latent.Path;
import org.latentatlas.latent.PathKind;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.ArchitectureJson;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.FloatMath;
import org.latentatlas.network.LayerShape;
import org.latentatlas.network.LayerShape.Activation.Function;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkJson;
import org.latentatlas.walk.WalkText;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** Hashes of what must be the same bits on the JVM and in both builds for the browser. */
public final class Fingerprint {
    private static final List<PathKind> KINDS = List.of(PathKind.STRAIGHT, PathKind.SPHERICAL, PathKind.SPLINE);

    private Fingerprint() {}

    /** One line per part: its name and a hash of some thousand results. */
    public static String text() {
        return "normal numbers " + normals()
                + "\npaths " + paths()
                + "\nvelocities " + velocities()
                + "\neven timing of given speeds " + timings()
                + "\nmagnification " + (31 * magnifications(false) + magnifications(true))
                + "\neven speed " + evenSpeeds()
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

    private static Path path(PathKind kind, NormalSource source, int size) {
        float[][] stops = new float[5][size];
        for (float[] stop : stops) {
            source.fill(stop);
        }
        return Path.through(kind, List.of(stops), true);
    }

    private static int velocities() {
        NormalSource source = new NormalSource(9);
        float[] v = new float[3];
        int hash = 0;
        for (PathKind kind : KINDS) {
            Path path = path(kind, source, 3);
            for (int i = 0; i < 2000; i++) {
                path.velocity(v, i % path.legs(), i / 2000.0);
                hash = 31 * hash + hash(v);
            }
        }
        return hash;
    }

    private static int timings() {
        NormalSource source = new NormalSource(10);
        Path path = path(PathKind.STRAIGHT, source, 2);
        double[] speeds = new double[EvenSpeed.samples(path)];
        for (int i = 0; i < speeds.length; i++) {
            speeds[i] = Math.abs(source.next());
        }
        return hash(EvenSpeed.of(path, speeds));
    }

    private static int evenSpeeds() {
        return hash(EvenSpeed.of(path(PathKind.SPLINE, new NormalSource(11), 2), decoder(false)));
    }

    private static int hash(EvenSpeed even) {
        int hash = 0;
        for (int i = 0; i < 2000; i++) {
            hash = 31 * hash + Double.hashCode(even.position(i * 0.0025));
        }
        return hash;
    }

    private static int magnifications(boolean convolutional) {
        NormalSource source = new NormalSource(12);
        Magnification magnification = new Magnification(decoder(convolutional), new float[] {1, 0}, new float[] {0, 1});
        float[] z = new float[2];
        int hash = 0;
        for (int i = 0; i < 50; i++) {
            source.fill(z);
            hash = 31 * hash + Double.hashCode(magnification.at(z));
        }
        return hash;
    }

    /** A small decoder of two dimensions with random weights. */
    private static Decoder decoder(boolean convolutional) {
        Architecture architecture = convolutional
                ? Architecture.convolutionalDecoder(2, 16, 8, 4, Function.TANH)
                : Architecture.denseDecoder(2, List.of(16, 24), Function.SILU);
        NormalSource source = new NormalSource(13);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < architecture.layers().size(); i++) {
            LayerShape layer = architecture.layers().get(i);
            if (layer.biases() > 0) {
                tensors.put(architecture.weightName(i), tensor(layer.weightShape(), source));
                tensors.put(architecture.biasName(i), tensor(List.of(layer.biases()), source));
            }
        }
        return Decoder.load(new TensorFile(tensors, Map.of("architecture", ArchitectureJson.write(architecture))));
    }

    private static Tensor tensor(List<Integer> shape, NormalSource source) {
        int size = 1;
        for (int side : shape) {
            size *= side;
        }
        float[] values = new float[size];
        source.fill(values);
        return new Tensor(shape, values);
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
