package org.latentatlas.client.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.PlaneChoice;
import org.latentatlas.client.arithmetic.View;
import org.latentatlas.walk.Walk;

/**
 * Everything that the map page shows. The pin is the latent point that stays; the cursor is the point shown now, which a hovering
 * pointer or a playing walk carries away from the pin for a while. Mutable, for one thread.
 */
public final class AtlasState {
    /** In plane coordinates: a walk that crosses the map without leaving it. */
    private static final double[][] SUGGESTED = {{-1.6, 0.4}, {-0.4, 1.3}, {0.5, 0.3}, {1.5, -0.8}, {0.3, -1.5}};

    private final String model;
    private final float[] pin;
    private final float[] cursor;
    private final View view = new View();
    private final WalkDraft draft = new WalkDraft();
    private Plane plane;
    private final Layers layers = new Layers();
    private PlaneChoice planeChoice = PlaneChoice.PRINCIPAL;
    private PixelKind pixels = PixelKind.MEAN;
    private Seeds seeds = Seeds.FIRST;
    private boolean looked;
    private boolean rows;

    /** A page on that model, at the origin of latent space. */
    public AtlasState(String model, int latentSize) {
        this.model = model;
        this.pin = new float[latentSize];
        this.cursor = new float[latentSize];
        this.plane = Plane.firstTwo(latentSize);
    }

    /** The size of the map has changed; a view that nobody has moved stays the whole map. */
    public void resize(double width, double height) {
        view.resize(width, height);
        if (!looked) {
            view.home();
        }
    }

    /** The visitor has moved the map, or an address has. */
    public void looked() {
        looked = true;
    }

    /** Whether the view is another than the whole map. */
    boolean hasLooked() {
        return looked;
    }

    /** The view is the whole map again, or soon will be. */
    public void forgetLook() {
        looked = false;
    }

    /** Shows the point at these plane coordinates without staying there. */
    public void hover(double x, double y) {
        plane.latent(cursor, x, y);
        round(cursor);
    }

    /** Shows exactly this latent point without staying there: a moment of a walk. */
    public void show(float[] z) {
        System.arraycopy(z, 0, cursor, 0, cursor.length);
    }

    /** Goes back to the pin. */
    public void leave() {
        System.arraycopy(pin, 0, cursor, 0, pin.length);
    }

    /** Stays at the point shown now. */
    public void stay() {
        System.arraycopy(cursor, 0, pin, 0, pin.length);
    }

    /** Goes to a latent point and stays there. In more than two dimensions the plane moves so as to hold it. */
    public void go(float[] z) {
        System.arraycopy(z, 0, cursor, 0, cursor.length);
        round(cursor);
        stay();
    }

    /** Makes the plane hold the pin. Returns whether it had to move. */
    public boolean bringPlane() {
        float[] flat = new float[pin.length];
        plane.latent(flat, plane.x(pin), plane.y(pin));
        double off = 0;
        for (int i = 0; i < flat.length; i++) {
            off = Math.max(off, Math.abs(flat[i] - pin[i]));
        }
        if (off < 1e-3) {
            return false;
        }
        plane = plane.through(pin);
        return true;
    }

    /** Puts one coordinate of the pin elsewhere and brings the plane along, so that the cursor stays where it is on the map. */
    public void set(int dimension, float value) {
        double x = plane.x(pin);
        double y = plane.y(pin);
        float[] z = pin.clone();
        z[dimension] = value;
        go(z);
        plane = plane.through(pin);
        double dx = plane.x(pin) - x;
        double dy = plane.y(pin) - y;
        view.look(view.x() + dx, view.y() + dy, view.scale());
    }

    /** The walk as it is, or null with fewer than two stops. */
    public @Nullable Walk walk() {
        return draft.walk(model);
    }

    /** Gives a visitor who has not touched the walk one to begin with, on the plane as it is. */
    public void suggestWalk() {
        if (draft.touched()) {
            return;
        }
        List<float[]> stops = new ArrayList<>();
        for (double[] point : SUGGESTED) {
            float[] z = new float[pin.length];
            plane.latent(z, point[0], point[1]);
            stops.add(z);
        }
        draft.suggest(stops);
    }

    /** The distance of the cursor from the origin, in standard deviations of the prior. */
    public double radius() {
        double square = 0;
        for (float coordinate : cursor) {
            square += coordinate * (double) coordinate;
        }
        return Math.sqrt(square);
    }

    private static void round(float[] z) {
        for (int i = 0; i < z.length; i++) {
            z[i] = Numbers.rounded(Math.max(-20, Math.min(20, z[i])), Fragment.DECIMALS);
        }
    }

    /** Whether the three rows that compare a leg are open. */
    public boolean rows() {
        return rows;
    }

    public void rows(boolean open) {
        rows = open;
    }

    public String model() {
        return model;
    }

    public int latentSize() {
        return pin.length;
    }

    /** The latent point shown now; the caller may write it. */
    public float[] cursor() {
        return cursor;
    }

    /** The latent point that stays, not to be changed by callers. */
    public float[] pin() {
        return pin;
    }

    public View view() {
        return view;
    }

    public WalkDraft draft() {
        return draft;
    }

    public Plane plane() {
        return plane;
    }

    public void plane(Plane newPlane) {
        plane = newPlane;
    }

    /** How the plane was chosen, in more than two dimensions. */
    public PlaneChoice planeChoice() {
        return planeChoice;
    }

    public void planeChoice(PlaneChoice choice) {
        planeChoice = choice;
    }

    /** The layers of the map; the caller may switch them. */
    public Layers layers() {
        return layers;
    }

    /** Whether a layer is on. */
    public boolean shows(Layer layer) {
        return layers.has(layer);
    }

    public PixelKind pixels() {
        return pixels;
    }

    public void pixels(PixelKind kind) {
        pixels = kind;
    }

    public Seeds seeds() {
        return seeds;
    }

    public void seeds(Seeds newSeeds) {
        seeds = newSeeds;
    }
}
