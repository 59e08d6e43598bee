package org.latentatlas.server.walks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;
import org.latentatlas.server.pictures.Png;
import org.latentatlas.walk.Pace;
import org.latentatlas.walk.Walk;

/**
 * The picture that a link to a walk shows elsewhere, 1200 by 630: the walk on the map, and digits along it. Of a model
 * with more than two latent dimensions it shows the first two. It has no text, so it needs no fonts.
 */
public final class PreviewPicture {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int SIDE = 28;

    private static final Color PAPER = new Color(0xfbfaf6);
    private static final Color SHEET = new Color(0xffffff);
    private static final Color INK = new Color(0x17191d);
    private static final Color LINE = new Color(0xe4e0d6);
    private static final Color ROUTE = new Color(0xcb3a21);
    private static final Color PRIOR = new Color(0x2f6690);

    private static final int CENTRE_X = WIDTH / 2;
    private static final int CENTRE_Y = 215; // of the part of the map above the strip
    private static final int CELL = 48; // pixels between digits of the map
    private static final int STRIP_TOP = 436;
    private static final int STRIP_DIGITS = 8;
    private static final int STRIP_SIDE = SIDE * 4;

    private final Walk walk;
    private final Pace pace;
    private final Decoder decoder;
    private final Scratch scratch;
    private final float[] pixels = new float[Architecture.PIXELS];
    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D canvas = image.createGraphics();
    private final List<float[]> route;
    private double centreX;
    private double centreY;
    private double scale; // pixels per standard deviation of the prior

    private PreviewPicture(Walk walk, Decoder decoder) {
        this.walk = walk;
        this.pace = Pace.of(walk, decoder);
        this.decoder = decoder;
        this.scratch = decoder.scratch();
        this.route = latents(240);
    }

    /** The picture as PNG. */
    public static byte[] png(Walk walk, Decoder decoder) {
        var picture = new PreviewPicture(walk, decoder);
        picture.draw();
        return Png.of(picture.image);
    }

    private void draw() {
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.setColor(PAPER);
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        lookAtRoute();
        if (decoder.latentSize() == 2) {
            drawMap();
        }
        drawPrior();
        drawRoute();
        drawStrip();
        canvas.dispose();
    }

    /** So many points of the walk, evenly in time, the first and the last among them. */
    private List<float[]> latents(int count) {
        double end = walk.loop() ? walk.seconds() * (count - 1) / count : walk.seconds();
        var latents = new ArrayList<float[]>();
        for (int i = 0; i < count; i++) {
            float[] latent = new float[walk.size()];
            pace.latentAt(latent, end * i / (count - 1));
            latents.add(latent);
        }
        return latents;
    }

    private static double x(float[] latent) {
        return latent[0];
    }

    private static double y(float[] latent) {
        return latent.length > 1 ? latent[1] : 0;
    }

    /** Chooses the part of the map that holds the whole walk. */
    private void lookAtRoute() {
        double left = route.stream().mapToDouble(PreviewPicture::x).min().orElseThrow();
        double right = route.stream().mapToDouble(PreviewPicture::x).max().orElseThrow();
        double low = route.stream().mapToDouble(PreviewPicture::y).min().orElseThrow();
        double high = route.stream().mapToDouble(PreviewPicture::y).max().orElseThrow();
        centreX = (left + right) / 2;
        centreY = (low + high) / 2;
        scale = Math.min(140, Math.min(1000 / Math.max(right - left, 0.01), 310 / Math.max(high - low, 0.01)));
    }

    private double toX(double x) {
        return CENTRE_X + (x - centreX) * scale;
    }

    private double toY(double y) {
        return CENTRE_Y - (y - centreY) * scale;
    }

    private void drawMap() {
        for (int top = CENTRE_Y % CELL - CELL; top < HEIGHT; top += CELL) {
            for (int left = CENTRE_X % CELL - CELL; left < WIDTH; left += CELL) {
                float x = (float) ((left + CELL / 2.0 - CENTRE_X) / scale + centreX);
                float y = (float) ((CENTRE_Y - top - CELL / 2.0) / scale + centreY);
                double fade = 0.1 + 0.35 * Math.exp(-(x * x + y * y) / 6);
                canvas.drawImage(digit(new float[] {x, y}, PAPER, fade), left + 2, top + 2, CELL - 4, CELL - 4, null);
            }
        }
    }

    private BufferedImage digit(float[] latent, Color paper, double fade) {
        decoder.decode(pixels, latent, scratch);
        var digit = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pixels.length; i++) {
            digit.setRGB(i % SIDE, i / SIDE, mix(paper, INK, pixels[i] * fade));
        }
        return digit;
    }

    private static int mix(Color from, Color to, double share) {
        int red = (int) Math.round(from.getRed() + (to.getRed() - from.getRed()) * share);
        int green = (int) Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * share);
        int blue = (int) Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * share);
        return red << 16 | green << 8 | blue;
    }

    /** Contours at one, two and three standard deviations. */
    private void drawPrior() {
        canvas.setColor(PRIOR);
        for (int sigma = 1; sigma <= 3; sigma++) {
            float[] dashes = sigma == 1 ? null : new float[] {9, 8};
            canvas.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
            double size = 2 * sigma * scale;
            canvas.draw(new Ellipse2D.Double(toX(-sigma), toY(sigma), size, size));
        }
    }

    private void drawRoute() {
        var line = new Path2D.Double();
        for (float[] latent : route) {
            if (line.getCurrentPoint() == null) {
                line.moveTo(toX(x(latent)), toY(y(latent)));
            } else {
                line.lineTo(toX(x(latent)), toY(y(latent)));
            }
        }
        if (walk.loop()) {
            line.closePath();
        }
        canvas.setStroke(new BasicStroke(14, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.setColor(PAPER);
        canvas.draw(line);
        canvas.setStroke(new BasicStroke(7, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.setColor(ROUTE);
        canvas.draw(line);
        walk.stops().forEach(stop -> dot(toX(x(stop)), toY(y(stop)), 15));
    }

    private void dot(double x, double y, double radius) {
        canvas.setColor(PAPER);
        canvas.fill(new Ellipse2D.Double(x - radius - 4, y - radius - 4, 2 * radius + 8, 2 * radius + 8));
        canvas.setColor(ROUTE);
        canvas.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /** Digits along the walk, evenly in time, strung on the route. */
    private void drawStrip() {
        var panel = new RoundRectangle2D.Double(30, STRIP_TOP, WIDTH - 60, HEIGHT - STRIP_TOP - 30, 24, 24);
        canvas.setColor(SHEET);
        canvas.fill(panel);
        canvas.setStroke(new BasicStroke(2));
        canvas.setColor(LINE);
        canvas.draw(panel);
        int top = STRIP_TOP + (HEIGHT - STRIP_TOP - 30 - STRIP_SIDE) / 2;
        double step = (WIDTH - 120.0 - STRIP_SIDE) / (STRIP_DIGITS - 1);
        canvas.setColor(ROUTE);
        canvas.setStroke(new BasicStroke(4));
        canvas.drawLine(100, top + STRIP_SIDE / 2, WIDTH - 100, top + STRIP_SIDE / 2);
        List<float[]> latents = latents(STRIP_DIGITS);
        for (int i = 0; i < STRIP_DIGITS; i++) {
            int left = (int) (60 + i * step);
            var frame = new RoundRectangle2D.Double(left, top, STRIP_SIDE, STRIP_SIDE, 16, 16);
            canvas.setColor(SHEET);
            canvas.fill(frame);
            canvas.drawImage(digit(latents.get(i), SHEET, 1), left + 4, top + 4, STRIP_SIDE - 8, STRIP_SIDE - 8, null);
            canvas.setColor(ROUTE);
            canvas.setStroke(new BasicStroke(3));
            canvas.draw(frame);
        }
    }
}
