package org.latentatlas.client.arithmetic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where the name of each label region stands: at the point of each connected region that lies furthest from its border (by chamfer
 * distance: G. Borgefors, "Distance transformations in digital images", 1986). For one thread.
 */
public final class RegionNames {
    private static final int STRAIGHT = 3;
    private static final int DIAGONAL = 4;
    private static final int LEAST_POINTS = 4;

    /**
     * The name of one region.
     *
     * @param x plane coordinate of its middle
     * @param y plane coordinate of its middle
     * @param reach distance from there to the border, in plane units
     */
    public record Name(int label, double x, double y, double reach) {}

    private final FieldGrid grid;
    private final byte[] levels;
    private final int[] distances;
    private final boolean[] seen;

    private RegionNames(FieldGrid grid, byte[] levels) {
        this.grid = grid;
        this.levels = levels;
        this.distances = new int[levels.length];
        this.seen = new boolean[levels.length];
    }

    /** The names of all regions that are not tiny; {@code levels} as {@link LabelRegions#levels} gives them on this grid. */
    public static List<Name> of(FieldGrid grid, byte[] levels) {
        RegionNames regions = new RegionNames(grid, levels);
        regions.measure();
        List<Name> names = new ArrayList<>();
        for (int point = 0; point < levels.length; point++) {
            if (!regions.seen[point]) {
                int middle = regions.middle(point);
                if (regions.distances[middle] >= LEAST_POINTS * STRAIGHT) {
                    double reach = regions.distances[middle] * grid.spacing() / STRAIGHT;
                    names.add(new Name(LabelRegions.label(levels[middle]), grid.x(middle), grid.y(middle), reach));
                }
            }
        }
        return names;
    }

    private void measure() {
        int columns = grid.columns();
        for (int point = 0; point < distances.length; point++) {
            distances[point] = Math.min(
                    Math.min(from(point, -1, 0, STRAIGHT), from(point, 0, -1, STRAIGHT)),
                    Math.min(from(point, -1, -1, DIAGONAL), from(point, 1, -1, DIAGONAL)));
        }
        for (int point = columns * grid.rows() - 1; point >= 0; point--) {
            int back = Math.min(
                    Math.min(from(point, 1, 0, STRAIGHT), from(point, 0, 1, STRAIGHT)),
                    Math.min(from(point, 1, 1, DIAGONAL), from(point, -1, 1, DIAGONAL)));
            distances[point] = Math.min(distances[point], back);
        }
    }

    /** The distance by way of a neighbour; outside the grid and in another region lies the border. */
    private int from(int point, int right, int down, int step) {
        int other = neighbour(point, right, down);
        return other < 0 || LabelRegions.label(levels[other]) != LabelRegions.label(levels[point])
                ? step
                : distances[other] + step;
    }

    private int neighbour(int point, int right, int down) {
        int column = point % grid.columns() + right;
        int row = point / grid.columns() + down;
        boolean inside = column >= 0 && column < grid.columns() && row >= 0 && row < grid.rows();
        return inside ? row * grid.columns() + column : -1;
    }

    /** The point of this region furthest from the border; marks the region as seen. */
    private int middle(int start) {
        int best = start;
        Deque<Integer> open = new ArrayDeque<>();
        open.add(start);
        seen[start] = true;
        while (!open.isEmpty()) {
            int point = open.remove();
            if (distances[point] > distances[best]) {
                best = point;
            }
            for (int direction = 0; direction < 4; direction++) {
                int other = neighbour(point, (direction - 1) % 2, (direction - 2) % 2);
                boolean same = other >= 0 && LabelRegions.label(levels[other]) == LabelRegions.label(levels[point]);
                if (same && !seen[other]) {
                    seen[other] = true;
                    open.add(other);
                }
            }
        }
        return best;
    }
}
