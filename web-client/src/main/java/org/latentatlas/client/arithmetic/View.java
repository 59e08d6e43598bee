package org.latentatlas.client.arithmetic;

/**
 * Which part of the plane a canvas shows. Plane units are standard deviations of the prior, y upwards; screen units are CSS
 * pixels, y downwards. Mutable, for one thread.
 */
public final class View {
    /** Pixels per unit at which the whole map is a hand's breadth. */
    public static final double MIN_SCALE = 24;
    /** Pixels per unit beyond which neighbouring digits no longer differ. */
    public static final double MAX_SCALE = 6000;
    /** How far from the origin the centre may go, in units. */
    public static final double MAX_CENTRE = 8;

    private double x;
    private double y;
    private double scale = 100;
    private double width = 1;
    private double height = 1;

    /** The canvas has this size in CSS pixels; the centre stays. */
    public void resize(double newWidth, double newHeight) {
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
    }

    /** Shows the whole map: three standard deviations on the shorter side, at most eight units on the longer. */
    public void home() {
        look(0, 0, homeScale());
    }

    /** The scale of the whole map on this canvas. */
    public double homeScale() {
        return Math.max(Math.min(width, height) / 6.4, Math.max(width, height) / 8);
    }

    /** Puts the centre and the scale where they are asked for, within the limits. */
    public void look(double centreX, double centreY, double pixelsPerUnit) {
        scale = clamp(pixelsPerUnit, MIN_SCALE, MAX_SCALE);
        x = clamp(centreX, -MAX_CENTRE, MAX_CENTRE);
        y = clamp(centreY, -MAX_CENTRE, MAX_CENTRE);
    }

    /** Drags the map by that many pixels. */
    public void pan(double pixelsRight, double pixelsDown) {
        look(x - pixelsRight / scale, y + pixelsDown / scale, scale);
    }

    /** Changes the scale by a factor; the point under that pixel stays under it. */
    public void zoom(double factor, double screenX, double screenY) {
        double stayX = planeX(screenX);
        double stayY = planeY(screenY);
        double next = clamp(scale * factor, MIN_SCALE, MAX_SCALE);
        look(stayX - (screenX - width / 2) / next, stayY + (screenY - height / 2) / next, next);
    }

    /** Moves the centre as little as needed for a point to lie at least {@code margin} pixels inside. */
    public void reveal(double planeX, double planeY, double margin) {
        double reachX = Math.max(0, width / 2 - margin) / scale;
        double reachY = Math.max(0, height / 2 - margin) / scale;
        look(clamp(x, planeX - reachX, planeX + reachX), clamp(y, planeY - reachY, planeY + reachY), scale);
    }

    public double planeX(double screenX) {
        return x + (screenX - width / 2) / scale;
    }

    public double planeY(double screenY) {
        return y - (screenY - height / 2) / scale;
    }

    public double screenX(double planeX) {
        return width / 2 + (planeX - x) * scale;
    }

    public double screenY(double planeY) {
        return height / 2 - (planeY - y) * scale;
    }

    /** The centre, in plane units. */
    public double x() {
        return x;
    }

    /** The centre, in plane units. */
    public double y() {
        return y;
    }

    /** Pixels per unit. */
    public double scale() {
        return scale;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /** The longest of 1, 2 and 5 times a power of ten that takes at most {@code pixels}: the length of a scale bar, in units. */
    public double roundLength(double pixels) {
        double longest = pixels / scale;
        double power = 1;
        while (power > longest) {
            power /= 10;
        }
        while (power * 10 <= longest) {
            power *= 10;
        }
        return power * 5 <= longest ? power * 5 : power * 2 <= longest ? power * 2 : power;
    }

    private static double clamp(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }
}
