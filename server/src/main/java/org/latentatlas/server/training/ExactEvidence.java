package org.latentatlas.server.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.latentatlas.evaluation.Posteriors;

/**
 * log p(x) of images over a latent space of two dimensions, by the midpoint rule: tiles with a coarse grid of points everywhere, and a
 * fine one for every image in the tiles where its posterior or q(z|x) has mass. A point is decoded once for all images. For a Gaussian
 * of deviation s and points h apart the midpoint rule errs by 2 exp(-2 pi^2 s^2 / h^2) of its mass.
 */
final class ExactEvidence {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);
    private static final int TILES = 4; // in one unit of latent space
    private static final int COARSE = 4; // points along a tile's side
    private static final int FINEST = 32;
    private static final int NEAREST_EDGE = 6; // deviations of the prior
    private static final int FARTHEST_EDGE = 16;
    private static final double SIGMAS = 6;
    /** What lies so many nats below the highest place has no mass to speak of. */
    private static final double NEGLIGIBLE = 18;

    private static final double MOST_SLACK = 40;

    private final NDManager manager;
    private final Vae vae;
    private final TorchScript tiles;
    private final float[] means; // (images, 2) of q(z|x)
    private final float[] deviations; // (images, 2)
    private final int edge;
    private final int side; // tiles along the plane's side
    private final int fine; // points along a tile's side
    private final double slack; // nats by which a peak between coarse points may be missed

    /** For images whose posteriors q(z|x) these are. */
    ExactEvidence(NDManager manager, Vae vae, Posteriors posteriors) {
        this.manager = manager;
        this.vae = vae;
        this.means = posteriors.means();
        this.deviations = posteriors.deviations();
        double narrowest = Double.POSITIVE_INFINITY;
        double farthest = NEAREST_EDGE;
        for (int i = 0; i < means.length; i++) {
            narrowest = Math.min(narrowest, deviations[i]);
            farthest = Math.max(farthest, Math.abs(means[i]) + SIGMAS * deviations[i]);
        }
        edge = (int) Math.min(FARTHEST_EDGE, Math.ceil(farthest));
        side = 2 * edge * TILES;
        fine = fineness(narrowest);
        double gap = Math.sqrt(0.5) / (TILES * COARSE);
        slack = Math.min(MOST_SLACK, gap * gap / (2 * narrowest * narrowest));
        tiles = TorchScript.load(
                manager,
                "(logits: Tensor, images: Tensor, logPrior: Tensor) -> Tensor",
                "paper = torch.sum(torch.softplus(logits), [2], False, dtype=None)",
                "points = torch.unsqueeze(torch.sub(logPrior, paper), 2)",
                "joint = torch.add(torch.matmul(logits, torch.t(images)), points)",
                "return torch.stack([torch.amax(joint, [1], False), torch.logsumexp(joint, [1], False)])");
    }

    private static int fineness(double narrowest) {
        int points = COARSE;
        while (points < FINEST && 1.0 / (TILES * points) > narrowest / 2) {
            points *= 2;
        }
        return points;
    }

    /** The plane reaches so far from the origin in each direction. */
    int edge() {
        return edge;
    }

    /** Points in one unit of latent space, where there is mass. */
    int pointsPerUnit() {
        return TILES * fine;
    }

    /** log p(x), in nats, of images (batch, 784), the first of which has that number. */
    double[] of(NDArray pictures, int first) {
        int batch = (int) pictures.getShape().get(0);
        float[][] highest = new float[side * side][];
        float[][] logMass = new float[side * side][];
        for (int row = 0; row < side; row++) {
            int[] line = IntStream.range(row * side, (row + 1) * side).toArray();
            float[] both = joint(line, COARSE, pictures);
            for (int t = 0; t < side; t++) {
                highest[line[t]] = Arrays.copyOfRange(both, t * batch, (t + 1) * batch);
                logMass[line[t]] = Arrays.copyOfRange(both, (side + t) * batch, (side + t + 1) * batch);
            }
        }
        if (fine > COARSE) {
            refine(pictures, first, highest, logMass);
        }
        return IntStream.range(0, batch).mapToDouble(i -> total(logMass, i)).toArray();
    }

    private void refine(NDArray pictures, int first, float[][] highest, float[][] logMass) {
        int batch = (int) pictures.getShape().get(0);
        double[] best = new double[batch];
        for (int i = 0; i < batch; i++) {
            int image = i;
            best[i] = Arrays.stream(highest)
                    .mapToDouble(tile -> tile[image])
                    .max()
                    .orElseThrow();
        }
        for (int t = 0; t < highest.length; t++) {
            int tile = t;
            int[] chosen = IntStream.range(0, batch)
                    .filter(i -> highest[tile][i] > best[i] - NEGLIGIBLE - slack || approximated(tile, first + i))
                    .toArray();
            if (chosen.length > 0) {
                float[] both = fine(tile, pictures, chosen);
                for (int i = 0; i < chosen.length; i++) {
                    logMass[tile][chosen[i]] = both[chosen.length + i];
                }
            }
        }
    }

    private float[] fine(int tile, NDArray pictures, int[] chosen) {
        try (var arrays = new NDScope()) {
            arrays.suppressNotUsedWarning();
            NDArray rows = pictures.get(manager.create(chosen));
            return joint(new int[] {tile}, fine, rows);
        }
    }

    /** Whether q(z|x) has mass in a tile. */
    private boolean approximated(int tile, int image) {
        return near(tile % side, 2 * image) && near(tile / side, 2 * image + 1);
    }

    private boolean near(int tile, int coordinate) {
        double middle = -edge + (tile + 0.5) / TILES;
        return Math.abs(means[coordinate] - middle) < 0.5 / TILES + SIGMAS * deviations[coordinate];
    }

    /** Of every tile and image, the highest log p(x, z) at a point and the logarithm of the tile's mass, (2, tiles, images). */
    private float[] joint(int[] line, int points, NDArray pictures) {
        int perTile = points * points;
        float[] z = new float[line.length * perTile * 2];
        float[] logPrior = new float[line.length * perTile];
        double gap = 1.0 / (TILES * points);
        for (int at = 0; at < logPrior.length; at++) {
            int column = line[at / perTile] % side;
            int row = line[at / perTile] / side;
            double x = -edge + column / (double) TILES + (at % points + 0.5) * gap;
            double y = -edge + row / (double) TILES + (at / points % points + 0.5) * gap;
            z[2 * at] = (float) x;
            z[2 * at + 1] = (float) y;
            logPrior[at] = (float) (-LOG_TWO_PI - (x * x + y * y) / 2 + 2 * Math.log(gap)); // with the point's area
        }
        try (var arrays = new NDScope()) {
            arrays.suppressNotUsedWarning();
            NDArray logits = vae.decode(manager.create(z, new Shape(logPrior.length, 2)), vae.parameters());
            NDArray prior = manager.create(logPrior, new Shape(line.length, perTile));
            return tiles.apply(logits.reshape(line.length, perTile, -1), pictures, prior)
                    .toFloatArray();
        }
    }

    private static double total(float[][] logMass, int image) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float[] tile : logMass) {
            largest = Math.max(largest, tile[image]);
        }
        double sum = 0;
        for (float[] tile : logMass) {
            sum += Math.exp(tile[image] - largest);
        }
        return largest + Math.log(sum);
    }
}
