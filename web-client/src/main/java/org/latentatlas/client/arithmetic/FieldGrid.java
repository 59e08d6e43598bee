package org.latentatlas.client.arithmetic;

/**
 * Points of the plane in rows and columns at which something is computed that the map shows as an area. They stand on multiples of the
 * spacing, a power of two, so that neighbouring grids share points.
 *
 * @param left the plane coordinate of the first column
 * @param top the plane coordinate of the first row, which is the highest
 * @param spacing between neighbours, in plane units
 */
public record FieldGrid(double left, double top, double spacing, int columns, int rows) {
    /** The view grows by this part of itself on each side, so that a small drag needs nothing new. */
    private static final double MARGIN = 0.25;

    /** The grid over a view whose points are at least {@code least} pixels apart, and less than twice as many. */
    public static FieldGrid over(View view, double least) {
        double spacing = 1;
        while (spacing * view.scale() >= 2 * least) {
            spacing /= 2;
        }
        while (spacing * view.scale() < least) {
            spacing *= 2;
        }
        double marginX = MARGIN * view.width() / view.scale();
        double marginY = MARGIN * view.height() / view.scale();
        double left = Math.floor((view.planeX(0) - marginX) / spacing) * spacing;
        double top = Math.ceil((view.planeY(0) + marginY) / spacing) * spacing;
        double right = view.planeX(view.width()) + marginX;
        double bottom = view.planeY(view.height()) - marginY;
        int columns = (int) Math.ceil((right - left) / spacing) + 1;
        int rows = (int) Math.ceil((top - bottom) / spacing) + 1;
        return new FieldGrid(left, top, spacing, columns, rows);
    }

    /** Half as many points in each direction over the same area, or a little more. */
    public FieldGrid coarser() {
        return new FieldGrid(left, top, 2 * spacing, columns / 2 + 1, rows / 2 + 1);
    }

    /** {@code times} as many points in each direction, between the first and the last of each row. */
    public FieldGrid finer(int times) {
        return new FieldGrid(left, top, spacing / times, (columns - 1) * times + 1, (rows - 1) * times + 1);
    }

    /** How many points there are. */
    public int size() {
        return columns * rows;
    }

    /** The plane coordinate of a point, to the right; points are counted along the rows. */
    public double x(int point) {
        int column = point % columns;
        return left + column * spacing;
    }

    /** The plane coordinate of a point, upwards. */
    public double y(int point) {
        int row = point / columns;
        return top - row * spacing;
    }

    /** Whether everything that the view shows lies between the points. */
    public boolean covers(View view) {
        return view.planeX(0) >= left
                && view.planeX(view.width()) <= left + (columns - 1) * spacing
                && view.planeY(0) <= top
                && view.planeY(view.height()) >= top - (rows - 1) * spacing;
    }

    /** The same as numbers, for a message. */
    public float[] numbers() {
        return new float[] {(float) left, (float) top, (float) spacing, columns, rows};
    }

    /** The grid that these numbers say. */
    public static FieldGrid ofNumbers(float[] n) {
        return new FieldGrid(n[0], n[1], n[2], (int) n[3], (int) n[4]);
    }
}
