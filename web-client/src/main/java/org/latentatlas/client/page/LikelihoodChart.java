package org.latentatlas.client.page;

import java.util.ArrayList;
import java.util.List;
import org.latentatlas.client.arithmetic.EvidenceFigures;
import org.latentatlas.client.arithmetic.Numbers;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Surface;
import org.latentatlas.client.worker.EvidenceSource;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLCanvasElement;

/** The importance-weighted estimate of log p(x) over the number of draws (logarithmic), between one standard error below and above. */
final class LikelihoodChart {
    private static final double LEFT = 52;
    private static final double RIGHT = 12;
    private static final double TOP = 10;
    private static final double BOTTOM = 24;
    private static final String FONT = "12px ui-sans-serif, system-ui, sans-serif";

    private record Point(int samples, double value, double error) {}

    private final HTMLCanvasElement canvas;
    private final Surface surface;
    private final Palette palette;
    private final List<Point> points = new ArrayList<>();
    private double elbo;
    private double exact = Double.NaN;
    private double width;
    private double height;
    private double low;
    private double high;

    LikelihoodChart(HTMLCanvasElement canvas, Palette palette) {
        this.canvas = canvas;
        this.palette = palette;
        this.surface = Elements.surface(canvas);
    }

    /** Another picture. */
    void clear() {
        points.clear();
        exact = Double.NaN;
    }

    /** The same picture, and all that its draws so far say. */
    void show(EvidenceFigures evidence) {
        points.clear();
        double[] curve = evidence.curve();
        for (int i = 0; i < curve.length; i += 3) {
            points.add(new Point((int) curve[i], curve[i + 1], curve[i + 2]));
        }
        elbo = evidence.elbo();
    }

    /** The height that the estimate should come to. */
    void exact(double logEvidence) {
        exact = logEvidence;
    }

    void draw() {
        double ratio = Math.max(1, Window.current().getDevicePixelRatio());
        width = canvas.getClientWidth();
        height = canvas.getClientHeight();
        canvas.setWidth((int) Math.round(width * ratio));
        canvas.setHeight((int) Math.round(height * ratio));
        surface.setTransform(ratio, 0, 0, ratio, 0, 0);
        if (points.isEmpty() || width < 1) {
            return;
        }
        ConceptColours colours = palette.concepts();
        range();
        axes(colours);
        level(elbo, "ELBO", colours.soft());
        if (!Double.isNaN(exact)) {
            level(exact, "log p(x)", colours.prior());
        }
        band(colours);
        line(colours);
        Point last = points.get(points.size() - 1);
        canvas.setAttribute("aria-label", DrawWords.chart(last.samples, last.value, last.error, elbo));
    }

    private void range() {
        low = elbo;
        high = Double.isNaN(exact) ? elbo + 0.5 : Math.max(elbo + 0.5, exact);
        for (Point point : points) {
            low = Math.min(low, point.value - point.error);
            high = Math.max(high, point.value + point.error);
        }
        double margin = Math.max(0.1, (high - low) * 0.08);
        low -= margin;
        high += margin;
    }

    private double x(int samples) {
        double first = Math.log(EvidenceSource.FIRST_SAMPLES);
        double part = (Math.log(samples) - first) / (Math.log(EvidenceSource.SAMPLES) - first);
        return LEFT + part * (width - LEFT - RIGHT);
    }

    private double y(double nats) {
        return TOP + (high - nats) / (high - low) * (height - TOP - BOTTOM);
    }

    private void axes(ConceptColours colours) {
        surface.setFont(FONT);
        surface.setFillStyle(colours.soft());
        surface.setStrokeStyle(colours.line());
        surface.setLineWidth(1);
        surface.setTextBaseline("alphabetic");
        for (int samples : new int[] {EvidenceSource.FIRST_SAMPLES, 100, 1000, EvidenceSource.SAMPLES}) {
            surface.setTextAlign(samples == EvidenceSource.SAMPLES ? "right" : "center");
            surface.fillText(Words.whole(samples), x(samples), height - 6);
            segment(x(samples), TOP, x(samples), height - BOTTOM);
        }
        double step = step(high - low);
        surface.setTextAlign("right");
        surface.setTextBaseline("middle");
        for (double nats = Math.ceil(low / step) * step; nats <= high; nats += step) {
            surface.fillText(Numbers.shown(nats, step < 1 ? 1 : 0), LEFT - 8, y(nats));
            segment(LEFT, y(nats), width - RIGHT, y(nats));
        }
    }

    private static double step(double range) {
        double step = 0.1;
        double[] factors = {2, 2.5, 2};
        for (int i = 0; range / step > 5; i++) {
            step *= factors[i % 3];
        }
        return step;
    }

    private void segment(double x0, double y0, double x1, double y1) {
        surface.beginPath();
        surface.moveTo(x0, y0);
        surface.lineTo(x1, y1);
        surface.stroke();
    }

    private void level(double nats, String name, String colour) {
        surface.setStrokeStyle(colour);
        surface.setLineWidth(1.5);
        segment(LEFT, y(nats), width - RIGHT, y(nats));
        surface.setFillStyle(colour);
        surface.setTextAlign("right");
        surface.setTextBaseline(name.equals("ELBO") ? "bottom" : "top");
        surface.fillText(name, width - RIGHT, y(nats) + (name.equals("ELBO") ? -3 : 4));
    }

    private void band(ConceptColours colours) {
        surface.beginPath();
        for (Point point : points) {
            surface.lineTo(x(point.samples), y(point.value + point.error));
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            Point point = points.get(i);
            surface.lineTo(x(point.samples), y(point.value - point.error));
        }
        surface.setGlobalAlpha(0.22);
        surface.setFillStyle(colours.epsilon());
        surface.fill();
        surface.setGlobalAlpha(1);
    }

    private void line(ConceptColours colours) {
        surface.beginPath();
        for (Point point : points) {
            surface.lineTo(x(point.samples), y(point.value));
        }
        surface.setLineJoin("round");
        surface.setLineWidth(2);
        surface.setStrokeStyle(colours.epsilon());
        surface.stroke();
    }
}
