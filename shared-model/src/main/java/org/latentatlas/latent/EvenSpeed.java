package org.latentatlas.latent;

import java.util.Arrays;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;

/**
 * A timing of a {@link Path} with which the decoded picture changes at one speed, as the Euclidean distance between pictures measures it: the path by
 * arc length in the metric that the decoder pulls back from pixel space (G. Arvanitidis, L. K. Hansen, S. Hauberg, "Latent space oddity", ICLR 2018,
 * section 2). Time is counted in legs, as positions are, and the whole path takes as long as before; a stop is reached when its share of the way is
 * done, see {@link #time}. Where the picture stands still no time is spent. A path on which it hardly changes at all keeps its own, even timing.
 *
 * <p>The picture's speed is sampled at {@value #CELLS} + 1 evenly spaced points of each leg and taken to run linearly between them; that integral (the
 * trapezoid rule) is inverted exactly. Only + - * / and square roots in double, so the same speeds give the same bits everywhere. Immutable and
 * thread-safe; {@link #position} allocates nothing.
 */
public final class EvenSpeed {
    /** The parts of a leg between two samples of the speed. */
    public static final int CELLS = 64;

    /** The way of half a grey level of one pixel; a shorter one cannot be seen. */
    private static final double VISIBLE = 1.0 / 512;

    private final Path path;
    private final double[] speeds; // (legs, CELLS + 1)
    private final double[] times; // (legs * CELLS + 1), when each cell begins, from 0 to legs, never falling
    private final double length;

    private EvenSpeed(Path path, double[] speeds) {
        this.path = path;
        this.speeds = speeds;
        this.times = new double[path.legs() * CELLS + 1];
        length = addUp();
        if (!(length >= VISIBLE && length <= Double.MAX_VALUE)) { // NaN comes here too
            Arrays.fill(speeds, 1);
        }
        double timePerWay = path.legs() / addUp();
        for (int cell = 1; cell < times.length; cell++) {
            times[cell] = Math.min(path.legs(), times[cell] * timePerWay);
        }
        times[times.length - 1] = path.legs();
    }

    /** Fills {@link #times} with the way to the begin of each cell, and returns the way to the end. */
    private double addUp() {
        double way = 0;
        for (int cell = 0; cell + 1 < times.length; cell++) {
            way += (startSpeed(cell) + endSpeed(cell)) / (2 * CELLS);
            times[cell + 1] = way;
        }
        return way;
    }

    /**
     * The even timing of a path through the latent space of a decoder, which decodes once and differentiates once for each sample.
     *
     * @throws IllegalArgumentException if the path has not as many dimensions as the latent space
     */
    public static EvenSpeed of(Path path, Decoder decoder) {
        float[] latent = new float[path.size()];
        float[][] velocity = new float[1][path.size()];
        float[] pixels = new float[Architecture.PIXELS];
        float[][] tangent = new float[1][Architecture.PIXELS];
        Scratch scratch = decoder.scratch();
        double[] speeds = new double[samples(path)];
        for (int sample = 0; sample < speeds.length; sample++) {
            sample(latent, velocity[0], path, sample);
            decoder.decode(pixels, tangent, latent, velocity, scratch);
            speeds[sample] = speed(tangent[0]);
        }
        return new EvenSpeed(path, speeds);
    }

    /**
     * The same from speeds that were found elsewhere, in batches for example.
     *
     * @param speeds for each of the {@link #samples} the {@link #speed} of its picture
     * @throws IllegalArgumentException if there are more or fewer speeds, or a negative one
     */
    public static EvenSpeed of(Path path, double[] speeds) {
        if (speeds.length != samples(path)) {
            throw new IllegalArgumentException(
                    "The path has " + samples(path) + " samples; " + speeds.length + " speeds came.");
        }
        for (double speed : speeds) {
            if (speed < 0) {
                throw new IllegalArgumentException("A speed is not negative; " + speed + " came.");
            }
        }
        return new EvenSpeed(path, speeds.clone());
    }

    /** How many points of a path the speed is sampled at: legs * ({@value #CELLS} + 1), both ends of each leg among them. */
    public static int samples(Path path) {
        return path.legs() * (CELLS + 1);
    }

    /** Writes the point of a sample into {@code latent} and its velocity, per leg, into {@code velocity}, both (size). */
    public static void sample(float[] latent, float[] velocity, Path path, int sample) {
        int leg = sample / (CELLS + 1);
        double part = sample % (CELLS + 1) / (double) CELLS;
        path.at(latent, leg + part);
        path.velocity(velocity, leg, part);
    }

    /** The Euclidean norm of a tangent, (pixels): the squares are exact in double and are added in order. */
    public static double speed(float[] tangent) {
        double sum = 0;
        for (float pixel : tangent) {
            sum += (double) pixel * pixel;
        }
        return Math.sqrt(sum);
    }

    /** The way of the picture through pixel space, from the first stop to the last, or once round a loop. */
    public double length() {
        return length;
    }

    /**
     * Where on the path to be at a moment. The ends are exact; before and after them an open path rests, and a loop runs on.
     *
     * @param time in legs: 0 is the start, legs the end
     * @return a position for {@link Path#at}, 0 to legs
     * @throws IllegalArgumentException if the time is not finite
     */
    public double position(double time) {
        double within = path.within(time);
        if (within <= 0 || within >= path.legs()) {
            return within;
        }
        int cell = 0; // the last one that begins by then, so it takes some time
        int after = times.length - 1;
        while (after - cell > 1) {
            int middle = (cell + after) >>> 1;
            if (times[middle] <= within) {
                cell = middle;
            } else {
                after = middle;
            }
        }
        double way = (within - times[cell]) / (times[after] - times[cell]); // the part of the cell's way
        if (way == 0) {
            return (double) cell / CELLS;
        }
        double start = startSpeed(cell);
        double end = endSpeed(cell);
        double now = Math.sqrt((1 - way) * start * start + way * end * end);
        return (cell + Math.min(1, way * (start + end) / (start + now))) / CELLS;
    }

    /**
     * When the path is at a position: the inverse of {@link #position}, for the moments of the stops for example.
     *
     * @param position in legs, clamped to the ends or taken round a loop
     * @return the time in legs, 0 to legs
     * @throws IllegalArgumentException if the position is not finite
     */
    public double time(double position) {
        double cells = path.within(position) * CELLS;
        int cell = Math.min((int) cells, times.length - 2);
        double part = cells - cell;
        double start = startSpeed(cell);
        double both = start + endSpeed(cell);
        double way = both == 0 ? 0 : part * (2 * start + part * (endSpeed(cell) - start)) / both;
        return (1 - way) * times[cell] + way * times[cell + 1];
    }

    private double startSpeed(int cell) {
        return speeds[cell + cell / CELLS]; // each leg has one sample more than cells
    }

    private double endSpeed(int cell) {
        return speeds[cell + cell / CELLS + 1];
    }
}
