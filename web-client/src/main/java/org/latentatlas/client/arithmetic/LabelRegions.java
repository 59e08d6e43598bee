package org.latentatlas.client.arithmetic;

/**
 * The map's label regions: at each point the label that most of the nearest encoded test images have. Their shares are found on a
 * grid and interpolated in between, so that the borders run smoothly. For one thread.
 */
public final class LabelRegions {
    /** Points between two points of the grid, in each direction. */
    public static final int FINER = 4;

    private static final int LABELS = 10;
    private static final int STRENGTHS = 16;

    private final Neighbours neighbours;
    private final Plane plane;
    private final FieldGrid grid;
    private final float[] shares; // (grid.size(), LABELS)
    private final float[] z;
    private int next;

    /** Nothing is known yet. */
    public LabelRegions(EncodedSet set, Plane plane, FieldGrid grid) {
        this.neighbours = new Neighbours(set);
        this.plane = plane;
        this.grid = grid;
        this.shares = new float[grid.size() * LABELS];
        this.z = new float[set.latentSize()];
    }

    /** Finds the shares at the next point. Returns whether there are more. */
    public boolean step() {
        plane.latent(z, grid.x(next), grid.y(next));
        neighbours.find(z);
        for (int rank = 0; rank < LABELS; rank++) {
            shares[next * LABELS + neighbours.label(rank)] = (float) neighbours.share(rank);
        }
        next++;
        return next < grid.size();
    }

    /**
     * The regions on the finer grid, once every step is done: (finer grid), the label times 16 plus how large a part of the images has
     * it, 0 to 15.
     */
    public byte[] levels() {
        FieldGrid fine = grid.finer(FINER);
        byte[] levels = new byte[fine.size()];
        for (int row = 0; row < fine.rows(); row++) {
            int above = Math.min(row / FINER, grid.rows() - 2);
            float down = (row - above * FINER) / (float) FINER;
            for (int column = 0; column < fine.columns(); column++) {
                int before = Math.min(column / FINER, grid.columns() - 2);
                float right = (column - before * FINER) / (float) FINER;
                levels[row * fine.columns() + column] = level(above * grid.columns() + before, right, down);
            }
        }
        return levels;
    }

    private byte level(int corner, float right, float down) {
        int upper = corner * LABELS;
        int lower = (corner + grid.columns()) * LABELS;
        int best = 0;
        float most = -1;
        for (int label = 0; label < LABELS; label++) {
            float up = shares[upper + label] * (1 - right) + shares[upper + LABELS + label] * right;
            float low = shares[lower + label] * (1 - right) + shares[lower + LABELS + label] * right;
            float share = up * (1 - down) + low * down;
            if (share > most) {
                most = share;
                best = label;
            }
        }
        return (byte) (best * STRENGTHS + Math.min(STRENGTHS - 1, (int) (most * STRENGTHS)));
    }

    /** The label in a level. */
    public static int label(int level) {
        return (level & 0xff) / STRENGTHS;
    }

    /** The part of the images in a level, 0 to 1. */
    public static double strength(int level) {
        return (level & 0xff) % STRENGTHS / (double) (STRENGTHS - 1);
    }
}
