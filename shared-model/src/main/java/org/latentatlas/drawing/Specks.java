package org.latentatlas.drawing;

/** Blots of ink that hang together (over edges and corners), of which the small ones are dust. */
final class Specks {
    private Specks() {}

    /** Blots with less ink than that part of the largest one's become paper. */
    static void remove(Raster raster, double least) {
        float[] ink = raster.ink();
        int[] blot = new int[ink.length]; // 0: none yet
        int[] waiting = new int[ink.length];
        double[] mass = new double[ink.length / 2 + 2];
        int blots = 0;
        double largest = 0;
        for (int i = 0; i < ink.length; i++) {
            if (ink[i] > 0 && blot[i] == 0) {
                blots++;
                mass[blots] = fill(raster, blot, waiting, i, blots);
                largest = Math.max(largest, mass[blots]);
            }
        }
        for (int i = 0; i < ink.length; i++) {
            if (mass[blot[i]] < least * largest) {
                ink[i] = 0;
            }
        }
    }

    private static double fill(Raster raster, int[] blot, int[] waiting, int start, int number) {
        int width = raster.width();
        double mass = 0;
        int size = 1;
        waiting[0] = start;
        blot[start] = number;
        while (size > 0) {
            int at = waiting[--size];
            mass += raster.ink()[at];
            int x = at % width;
            int y = at / width;
            for (int row = Math.max(0, y - 1); row <= Math.min(raster.height() - 1, y + 1); row++) {
                for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
                    int next = row * width + column;
                    if (raster.ink()[next] > 0 && blot[next] == 0) {
                        blot[next] = number;
                        waiting[size++] = next;
                    }
                }
            }
        }
        return mass;
    }
}
