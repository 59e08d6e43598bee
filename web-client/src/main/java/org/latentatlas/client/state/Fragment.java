package org.latentatlas.client.state;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.walk.BadWalk;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;

/**
 * The part of the address after the {@code #}: {@code z=0.4,-1.1&v=0,0,115&l=dpt&w=…}, every part optional. {@code z} is the latent
 * point, {@code v} the view (centre and pixels per unit), {@code l} the layers switched on, {@code m=s} sampled pixels, {@code w} the
 * walk as {@link WalkText}. Immutable.
 */
public final class Fragment {
    /** Decimals of a latent coordinate that an address keeps. */
    public static final int DECIMALS = 4;

    private final float @Nullable [] latent;
    private final double @Nullable [] view;
    private final @Nullable String layers;
    private final boolean sampled;
    private final @Nullable Walk walk;

    /** Absent parts are null. {@code view} is centre x, centre y, pixels per unit. */
    public Fragment(
            float @Nullable [] latent,
            double @Nullable [] view,
            @Nullable String layers,
            boolean sampled,
            @Nullable Walk walk) {
        this.latent = latent;
        this.view = view;
        this.layers = layers;
        this.sampled = sampled;
        this.walk = walk;
    }

    /**
     * Reads an address for a model of that many latent dimensions. Unknown parts are ignored, so that old pages open new links.
     *
     * @param text with or without the {@code #}
     * @throws BadFragment with a sentence for the reader where a known part is damaged or is for another model
     */
    public static Fragment read(String text, int latentSize) {
        float[] latent = null;
        double[] view = null;
        String layers = null;
        boolean sampled = false;
        Walk walk = null;
        String rest = text.startsWith("#") ? text.substring(1) : text;
        while (!rest.isEmpty()) {
            int end = rest.indexOf('&');
            String part = end < 0 ? rest : rest.substring(0, end);
            rest = end < 0 ? "" : rest.substring(end + 1);
            String value = part.length() > 2 ? part.substring(2) : "";
            if (part.startsWith("z=")) {
                latent = latent(value, latentSize);
            } else if (part.startsWith("v=")) {
                view = numbers(value, 3, "view");
            } else if (part.startsWith("l=")) {
                layers = value;
            } else if (part.startsWith("m=")) {
                sampled = value.equals("s");
            } else if (part.startsWith("w=")) {
                walk = walk(value, latentSize);
            }
        }
        return new Fragment(latent, view, layers, sampled, walk);
    }

    /** The fragment as text, without the {@code #}. */
    public String write() {
        StringBuilder text = new StringBuilder();
        if (latent != null) {
            text.append("z=");
            for (int i = 0; i < latent.length; i++) {
                text.append(i == 0 ? "" : ",").append(Numbers.written(latent[i], DECIMALS));
            }
        }
        if (view != null) {
            text.append(text.isEmpty() ? "" : "&").append("v=");
            text.append(Numbers.written(view[0], 4)).append(',').append(Numbers.written(view[1], 4));
            text.append(',').append(Numbers.written(view[2], 1));
        }
        if (layers != null) {
            text.append(text.isEmpty() ? "" : "&").append("l=").append(layers);
        }
        if (sampled) {
            text.append(text.isEmpty() ? "" : "&").append("m=s");
        }
        if (walk != null) {
            text.append(text.isEmpty() ? "" : "&").append("w=").append(WalkText.write(walk));
        }
        return text.toString();
    }

    public float @Nullable [] latent() {
        return latent;
    }

    public double @Nullable [] view() {
        return view;
    }

    /** Letters of the layers switched on: d digits, p prior, t test images. */
    public @Nullable String layers() {
        return layers;
    }

    public boolean sampled() {
        return sampled;
    }

    public @Nullable Walk walk() {
        return walk;
    }

    private static float[] latent(String value, int latentSize) {
        double[] numbers = numbers(value, latentSize, "latent point");
        float[] latent = new float[latentSize];
        for (int i = 0; i < latentSize; i++) {
            latent[i] = (float) Math.max(-20, Math.min(20, numbers[i]));
        }
        return latent;
    }

    private static double[] numbers(String value, int count, String what) {
        double[] numbers = new double[count];
        String rest = value;
        for (int i = 0; i < count; i++) {
            int comma = rest.indexOf(',');
            if ((comma < 0) != (i == count - 1)) {
                throw new BadFragment("The " + what + " in this address should have " + count + " numbers.");
            }
            String number = comma < 0 ? rest : rest.substring(0, comma);
            rest = rest.substring(comma + 1);
            try {
                numbers[i] = Numbers.read(number);
            } catch (NumberFormatException e) {
                throw new BadFragment("The " + what + " in this address has something that is no number.");
            }
        }
        return numbers;
    }

    private static Walk walk(String value, int latentSize) {
        Walk walk;
        try {
            walk = WalkText.read(value);
        } catch (BadWalk e) {
            throw new BadFragment("The walk in this address is damaged; perhaps it was cut when it was copied.");
        }
        if (walk.size() != latentSize) {
            throw new BadFragment("The walk in this address was made for another model.");
        }
        return walk;
    }
}
