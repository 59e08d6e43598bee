package org.latentatlas.client.state;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.arithmetic.PlaneChoice;
import org.latentatlas.walk.BadWalk;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;

/**
 * The part of the address after the {@code #}: {@code z=0.4,-1.1&v=0,0,115&l=dpt&w=…}, every part optional. {@code z} is the latent
 * point, {@code v} the view (centre and pixels per unit), {@code p} the plane as {@link PlaneChoice}, {@code l} the layers as
 * {@link Layers}, {@code m} the kind of pixels, {@code s} the seeds, {@code c} that the three rows are open, {@code w} the walk as
 * {@link WalkText}. What cannot be read is left out and told; the rest counts.
 */
public final class Fragment {
    /** Decimals of a latent coordinate that an address keeps. */
    public static final int DECIMALS = 4;

    /** The name of the part that says that the three rows are open. */
    public static final String ROWS = "c";

    float @Nullable [] latent;
    double @Nullable [] view;

    @Nullable
    PlaneChoice plane;

    @Nullable
    String layers;

    PixelKind pixels = PixelKind.MEAN;

    @Nullable
    Seeds seeds;

    boolean rows;

    @Nullable
    Walk walk;

    private @Nullable String foreign; // the model of a walk that belongs to another one

    private final Set<Damage> damage = EnumSet.noneOf(Damage.class);

    /** Nothing is said yet. */
    Fragment() {}

    /**
     * Reads an address for that model, of so many latent dimensions. Unknown parts are ignored, so that old pages open new links.
     *
     * @param text with or without the {@code #}
     */
    public static Fragment read(String text, String model, int latentSize) {
        Fragment fragment = new Fragment();
        String rest = text.startsWith("#") ? text.substring(1) : text;
        while (!rest.isEmpty()) {
            int end = rest.indexOf('&');
            String part = end < 0 ? rest : rest.substring(0, end);
            rest = end < 0 ? "" : rest.substring(end + 1);
            if (part.length() > 1 && part.charAt(1) == '=') {
                fragment.take(part.charAt(0), part.substring(2), model, latentSize);
            }
        }
        return fragment;
    }

    private void take(char part, String value, String model, int latentSize) {
        switch (part) {
            case 'z' -> unless(Damage.POINT, () -> latent = latent(value, latentSize));
            case 'v' -> unless(Damage.VIEW, () -> view = numbers(value, 3));
            case 'p' -> unless(Damage.PLANE, () -> plane = PlaneChoice.read(value, latentSize));
            case 'l' -> layers = value;
            case 'm' -> pixels = PixelKind.of(value);
            case 's' -> unless(Damage.SEEDS, () -> seeds = seeds(value));
            case 'c' -> rows = true;
            case 'w' -> takeWalk(value, model, latentSize);
            default -> {}
        }
    }

    private void unless(Damage what, Runnable reading) {
        try {
            reading.run();
        } catch (NumberFormatException e) {
            damage.add(what);
        }
    }

    private void takeWalk(String value, String model, int latentSize) {
        try {
            Walk read = WalkText.read(value);
            if (!read.model().equals(model)) {
                foreign = read.model();
            } else if (read.size() == latentSize) {
                walk = read;
            } else {
                damage.add(Damage.WALK);
            }
        } catch (BadWalk e) {
            damage.add(Damage.WALK);
        }
    }

    /** The fragment as text, without the {@code #}. */
    public String write() {
        StringBuilder text = new StringBuilder();
        if (latent != null) {
            add(text, "z", numbers(latent));
        }
        if (view != null) {
            add(
                    text,
                    "v",
                    Numbers.written(view[0], 4) + "," + Numbers.written(view[1], 4) + ","
                            + Numbers.written(view[2], 1));
        }
        if (plane != null) {
            add(text, "p", plane.text());
        }
        if (layers != null) {
            add(text, "l", layers);
        }
        if (pixels.letter() != null) {
            add(text, "m", pixels.letter());
        }
        if (seeds != null) {
            add(text, "s", seeds.prior() + (seeds.label() > 0 ? "," + seeds.label() : ""));
        }
        if (rows) {
            add(text, ROWS, "1");
        }
        if (walk != null) {
            add(text, "w", WalkText.write(walk));
        }
        return text.toString();
    }

    private static void add(StringBuilder text, String name, String value) {
        text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value);
    }

    private static String numbers(float[] latent) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < latent.length; i++) {
            text.append(i == 0 ? "" : ",").append(Numbers.written(latent[i], DECIMALS));
        }
        return text.toString();
    }

    public float @Nullable [] latent() {
        return latent;
    }

    /** Centre x, centre y, pixels per unit. */
    public double @Nullable [] view() {
        return view;
    }

    public @Nullable PlaneChoice plane() {
        return plane;
    }

    /** Letters as {@link Layers} reads them. */
    public @Nullable String layers() {
        return layers;
    }

    public PixelKind pixels() {
        return pixels;
    }

    public @Nullable Seeds seeds() {
        return seeds;
    }

    public @Nullable Walk walk() {
        return walk;
    }

    /** Whether the three rows are open. */
    public boolean rows() {
        return rows;
    }

    /** The model of a walk that was left out because it was made on that one; null where there is none. */
    public @Nullable String foreignModel() {
        return foreign;
    }

    /** What could not be read. */
    public Set<Damage> damage() {
        return damage;
    }

    private static float[] latent(String value, int latentSize) {
        double[] numbers = numbers(value, latentSize);
        float[] latent = new float[latentSize];
        for (int i = 0; i < latentSize; i++) {
            latent[i] = (float) Math.max(-20, Math.min(20, numbers[i]));
        }
        return latent;
    }

    private static Seeds seeds(String value) {
        double[] numbers = numbers(value, value.indexOf(',') < 0 ? 1 : 2);
        Seeds seeds = Seeds.FIRST.withPrior((int) numbers[0]);
        return numbers.length == 1 ? seeds : seeds.withLabel((int) numbers[1]);
    }

    private static double[] numbers(String value, int count) {
        double[] numbers = new double[count];
        String rest = value;
        for (int i = 0; i < count; i++) {
            int comma = rest.indexOf(',');
            if ((comma < 0) != (i == count - 1)) {
                throw new NumberFormatException(value);
            }
            numbers[i] = Numbers.read(comma < 0 ? rest : rest.substring(0, comma));
            rest = rest.substring(comma + 1);
        }
        return numbers;
    }
}
