package org.latentatlas.client.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.latent.Gaussian;
import org.latentatlas.latent.NormalSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PlaneEllipseTest {
    @Test
    void inTwoDimensionsItsAxesAreTheDeviations() {
        Gaussian tall =
                new Gaussian(new float[] {0.5f, -1}, new float[] {(float) Math.log(0.04), (float) Math.log(0.25)});
        PlaneEllipse ellipse = PlaneEllipse.of(tall, Plane.firstTwo(2));
        assertThat(ellipse.x()).isCloseTo(0.5, within(1e-9));
        assertThat(ellipse.y()).isCloseTo(-1, within(1e-9));
        assertThat(ellipse.major()).isCloseTo(0.5, within(1e-6));
        assertThat(ellipse.minor()).isCloseTo(0.2, within(1e-6));
        assertThat(Math.abs(ellipse.angle())).isCloseTo(Math.PI / 2, within(1e-6));
    }

    @Test
    void onASlantingPlaneItHasTheSpreadOfDraws() {
        Gaussian gaussian = new Gaussian(new float[] {1, 2, -1, 0.5f}, new float[] {-1, 0.3f, -2, -0.5f});
        Plane plane =
                new Plane(new float[4], new float[] {0.5f, 0.5f, 0.5f, 0.5f}, new float[] {0.5f, -0.5f, 0.5f, -0.5f});
        PlaneEllipse ellipse = PlaneEllipse.of(gaussian, plane);
        NormalSource normals = new NormalSource(2);
        float[] z = new float[4];
        int draws = 40_000;
        double along = 0;
        double beside = 0;
        for (int i = 0; i < draws; i++) {
            gaussian.sample(z, normals);
            double x = plane.x(z) - ellipse.x();
            double y = plane.y(z) - ellipse.y();
            double u = x * Math.cos(ellipse.angle()) + y * Math.sin(ellipse.angle());
            double v = y * Math.cos(ellipse.angle()) - x * Math.sin(ellipse.angle());
            along += u * u / draws;
            beside += v * v / draws;
        }
        assertThat(Math.sqrt(along)).isCloseTo(ellipse.major(), within(0.02 * ellipse.major()));
        assertThat(Math.sqrt(beside)).isCloseTo(ellipse.minor(), within(0.02 * ellipse.minor()));
    }
}
