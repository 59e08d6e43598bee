package org.latentatlas.client.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which plane through a latent space of more than two dimensions the map shows: its directions; its place is the pin's. In an address
 * {@code a3.7} are two axes counted from 1, {@code l2.7.1} the plane through the middles of three labels, {@code x…} the plane through
 * three points, whose coordinates follow one another. Immutable.
 */
public final class PlaneChoice {
    /** The two directions in which the encoded test images spread most. */
    public static final PlaneChoice PRINCIPAL = new PlaneChoice(Kind.PRINCIPAL, new int[0], new float[0]);

    private static final int DECIMALS = 2;
    private static final double SMALLEST = 1e-3;

    /** The ways to choose. */
    public enum Kind {
        PRINCIPAL,
        AXES,
        LABELS,
        POINTS
    }

    private final Kind kind;
    private final int[] numbers; // axes, or labels
    private final float[] points; // (3, latentSize) for POINTS

    private PlaneChoice(Kind kind, int[] numbers, float[] points) {
        this.kind = kind;
        this.numbers = numbers;
        this.points = points;
    }

    /** The plane of two latent coordinates, counted from 0. */
    public static PlaneChoice axes(int across, int up) {
        return new PlaneChoice(Kind.AXES, new int[] {across, up}, new float[0]);
    }

    /** The plane through the middles of the encoded test images of three labels. */
    public static PlaneChoice labels(int first, int second, int third) {
        return new PlaneChoice(Kind.LABELS, new int[] {first, second, third}, new float[0]);
    }

    /** The plane through three latent points, each (latentSize), to two decimals. */
    public static PlaneChoice points(List<float[]> three) {
        int n = three.get(0).length;
        float[] rows = new float[3 * n];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Numbers.rounded(three.get(i / n)[i % n], DECIMALS);
        }
        return new PlaneChoice(Kind.POINTS, new int[0], rows);
    }

    public Kind kind() {
        return kind;
    }

    /** The axes, counted from 0, or the labels; empty for the other kinds. */
    public int number(int place) {
        return numbers[place];
    }

    /** Whether the choice says three points of its own, on which the plane should lie at first. */
    public boolean hasMiddle() {
        return kind == Kind.LABELS || kind == Kind.POINTS;
    }

    /** The middle of the three points: (latentSize). */
    public float[] middle(EncodedSet set) {
        float[][] three = three(set);
        float[] middle = new float[set.latentSize()];
        for (int i = 0; i < middle.length; i++) {
            middle[i] = (three[0][i] + three[1][i] + three[2][i]) / 3;
        }
        return middle;
    }

    /** The plane through the origin in these directions; empty where three points lie on one line. */
    public Optional<Plane> plane(EncodedSet set) {
        int n = set.latentSize();
        if (kind == Kind.PRINCIPAL) {
            return Optional.of(PrincipalAxes.of(set));
        }
        float[] across = new float[n];
        float[] up = new float[n];
        if (kind == Kind.AXES) {
            across[numbers[0]] = 1;
            up[numbers[1]] = 1;
            return Optional.of(new Plane(new float[n], across, up));
        }
        float[][] three = three(set);
        for (int i = 0; i < n; i++) {
            across[i] = three[1][i] - three[0][i];
            up[i] = three[2][i] - three[0][i];
        }
        boolean spread = unit(across) && upright(up, across) && unit(up);
        return spread ? Optional.of(new Plane(new float[n], across, up)) : Optional.empty();
    }

    private float[][] three(EncodedSet set) {
        int n = set.latentSize();
        float[][] three = new float[3][n];
        for (int place = 0; place < 3; place++) {
            if (kind == Kind.POINTS) {
                System.arraycopy(points, place * n, three[place], 0, n);
            } else {
                set.middle(three[place], numbers[place]);
            }
        }
        return three;
    }

    /** Makes a vector one long; false where it has no length. */
    private static boolean unit(float[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
        return length > SMALLEST;
    }

    /** Takes away from a vector what it has along another of length one. */
    private static boolean upright(float[] vector, float[] other) {
        double along = dot(vector, other);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] - along * other[i]);
        }
        return true;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * (double) b[i];
        }
        return sum;
    }

    /** The text for an address; empty for the principal axes. */
    public String text() {
        StringBuilder text = new StringBuilder();
        switch (kind) {
            case PRINCIPAL -> {}
            case AXES -> text.append('a').append(numbers[0] + 1).append('.').append(numbers[1] + 1);
            case LABELS ->
                text.append('l')
                        .append(numbers[0])
                        .append('.')
                        .append(numbers[1])
                        .append('.')
                        .append(numbers[2]);
            case POINTS -> {
                for (int i = 0; i < points.length; i++) {
                    text.append(i == 0 ? 'x' : ',').append(Numbers.written(points[i], DECIMALS));
                }
            }
        }
        return text.toString();
    }

    /**
     * The choice that an address says for a model of that many dimensions.
     *
     * @throws NumberFormatException where the text is damaged or says what the model does not have
     */
    public static PlaneChoice read(String text, int latentSize) {
        if (text.isEmpty()) {
            return PRINCIPAL;
        }
        String rest = text.substring(1);
        switch (text.charAt(0)) {
            case 'a' -> {
                int[] axes = whole(rest, 2, 1, latentSize);
                return axes(axes[0] - 1, axes[1] - 1);
            }
            case 'l' -> {
                int[] labels = whole(rest, 3, 0, 9);
                return labels(labels[0], labels[1], labels[2]);
            }
            case 'x' -> {
                return points(three(rest, latentSize));
            }
            default -> throw new NumberFormatException(text);
        }
    }

    /** Different whole numbers between points. */
    private static int[] whole(String text, int count, int least, int most) {
        List<String> parts = parts(text, '.');
        int[] numbers = new int[count];
        if (parts.size() != count) {
            throw new NumberFormatException(text);
        }
        for (int i = 0; i < count; i++) {
            double number = Numbers.read(parts.get(i));
            numbers[i] = (int) number;
            if (number < least || number > most) {
                throw new NumberFormatException(text);
            }
            for (int j = 0; j < i; j++) {
                if (numbers[i] == numbers[j]) {
                    throw new NumberFormatException(text);
                }
            }
        }
        return numbers;
    }

    private static List<float[]> three(String text, int latentSize) {
        List<String> parts = parts(text, ',');
        if (parts.size() != 3 * latentSize) {
            throw new NumberFormatException(text);
        }
        List<float[]> three = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i % latentSize == 0) {
                three.add(new float[latentSize]);
            }
            three.get(i / latentSize)[i % latentSize] = (float) Math.max(-20, Math.min(20, Numbers.read(parts.get(i))));
        }
        return three;
    }

    private static List<String> parts(String text, char between) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(between); end >= 0; end = text.indexOf(between, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }
}
