package org.latentatlas.picture;

/**
 * Digits side by side in one picture of floats, row by row from the top left. Cells that nothing was put into stay paper (0). One
 * thread at a time.
 */
public final class ContactSheet {
    /** Pixels along the side of a digit. */
    public static final int SIDE = 28;

    private final int columns;
    private final int rows;
    private final int gap;
    private final float[] values; // (height, width)

    /**
     * An empty sheet.
     *
     * @param columns cells per row, 1 to 1000
     * @param rows 1 to 1000
     * @param gap pixels between neighbours, 0 to 28
     */
    public ContactSheet(int columns, int rows, int gap) {
        if (columns < 1 || columns > 1000 || rows < 1 || rows > 1000 || gap < 0 || gap > SIDE) {
            throw new IllegalArgumentException("A contact sheet has 1 to 1000 columns and rows and a gap of 0 to 28; "
                    + columns + ", " + rows + " and " + gap + " came.");
        }
        this.columns = columns;
        this.rows = rows;
        this.gap = gap;
        this.values = new float[width() * height()];
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** In pixels. */
    public int width() {
        return columns * (SIDE + gap) - gap;
    }

    /** In pixels. */
    public int height() {
        return rows * (SIDE + gap) - gap;
    }

    /** Ink, 0 to 1, (height, width): the sheet's own array. */
    public float[] values() {
        return values;
    }

    /** Grey levels, 255 is ink, (height, width). */
    public byte[] levels() {
        byte[] levels = new byte[values.length];
        Pixels.levels(levels, values);
        return levels;
    }

    /**
     * Puts a digit into a cell.
     *
     * @param column from 0
     * @param row from 0
     * @param digit (784), row by row
     */
    public void put(int column, int row, float[] digit) {
        if (column < 0 || column >= columns || row < 0 || row >= rows || digit.length != SIDE * SIDE) {
            throw new IllegalArgumentException("A sheet of " + columns + " x " + rows + " cells takes 784 floats; "
                    + digit.length + " came for cell " + column + ", " + row + ".");
        }
        int corner = row * (SIDE + gap) * width() + column * (SIDE + gap);
        for (int y = 0; y < SIDE; y++) {
            System.arraycopy(digit, y * SIDE, values, corner + y * width(), SIDE);
        }
    }
}
