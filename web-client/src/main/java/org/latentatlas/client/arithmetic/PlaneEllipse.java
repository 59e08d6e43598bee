package org.latentatlas.client.arithmetic;

import org.latentatlas.latent.Gaussian;

/**
 * A Gaussian of latent space as it falls on a plane: its middle, and the half axes of the ellipse one standard deviation away. With the
 * plane's axes A the covariance there is A diag(sigma^2) A^T.
 *
 * @param x of the middle, in plane units
 * @param y of the middle
 * @param major the longer half axis
 * @param minor the shorter one
 * @param angle of the longer one from the right, counterclockwise, in radians
 */
public record PlaneEllipse(double x, double y, double major, double minor, double angle) {
    /** The shadow of a Gaussian on a plane. */
    public static PlaneEllipse of(Gaussian gaussian, Plane plane) {
        float[] mean = gaussian.mean();
        float[] deviation = gaussian.deviation();
        int n = mean.length;
        float[] rows = plane.rows();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            double variance = (double) deviation[i] * deviation[i];
            double across = rows[n + i];
            double up = rows[2 * n + i];
            xx += across * across * variance;
            xy += across * up * variance;
            yy += up * up * variance;
        }
        double middle = (xx + yy) / 2;
        double spread = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
        double angle = xy == 0 && xx >= yy ? 0 : Math.atan2(middle + spread - xx, xy);
        return new PlaneEllipse(
                plane.x(mean),
                plane.y(mean),
                Math.sqrt(middle + spread),
                Math.sqrt(Math.max(0, middle - spread)),
                angle);
    }
}
