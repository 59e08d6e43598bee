package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.latentatlas.client.arithmetic.EncodedSet;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.PrincipalAxes;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;
import org.latentatlas.server.Sha256;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.models.NoSuchModel;
import org.latentatlas.server.pictures.Inks;
import org.latentatlas.server.pictures.Png;
import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.Safetensors;

/**
 * {@code /maps/{model}-{hash}.png}: a model's map as a picture, digits decoded on a grid over its plane (the principal one where there are more
 * than two dimensions). Ink is black of varying opacity, so that a style sheet can put it on any paper. The address holds the picture's own
 * hash, so it is kept for ever; any server that has the model can draw it. {@code /maps/{model}.png} leads to it once it is drawn.
 */
final class MapPictures {
    private static final int COLUMNS = 18;
    private static final int ROWS = 12;
    private static final int SIDE = 28;
    private static final int PITCH = 34; // pixels from digit to digit
    private static final double SPACING = 0.44; // standard deviations from digit to digit
    private static final int INKS = 32;
    private static final int KEPT_IN_MEMORY = 32;
    private static final int HASH_DIGITS = 12;

    private record Drawn(String hash, ImmutableFile file) {}

    private final Models models;
    private final Map<String, Drawn> drawnByModel = new ConcurrentHashMap<>();

    MapPictures(Models models) {
        this.models = models;
    }

    /** The address of a model's picture; of one that is not drawn yet the address that leads there, so that a page never waits. */
    String url(Model model) {
        Drawn known = drawnByModel.get(model.id());
        return known == null ? "/maps/" + model.id() + ".png" : url(model, known);
    }

    private static String url(Model model, Drawn drawn) {
        return "/maps/" + model.id() + "-" + drawn.hash + ".png";
    }

    void answer(Context ctx) {
        String[] parts = ctx.pathParam("file").split("[-.]", -1); // model, hash, png or model, png
        if (parts.length < 2 || parts.length > 3 || !parts[parts.length - 1].equals("png")) {
            throw new NotFoundResponse("There is no such picture.");
        }
        try {
            Model model = models.getOpen(parts[0]);
            Drawn drawn = drawn(model);
            if (parts.length == 2) {
                ctx.redirect(url(model, drawn), HttpStatus.FOUND);
                return;
            }
            if (drawn.hash.equals(parts[1])) {
                drawn.file.answer(ctx);
                return;
            }
        } catch (NoSuchModel e) { // the same answer
            throw new NotFoundResponse("There is no such picture.");
        }
        throw new NotFoundResponse("There is no such picture.");
    }

    private Drawn drawn(Model model) {
        if (drawnByModel.size() >= KEPT_IN_MEMORY) {
            drawnByModel.clear();
        }
        return drawnByModel.computeIfAbsent(model.id(), id -> {
            byte[] png = png(models.decoder(model), plane(model));
            String hash = Sha256.hex(png);
            return new Drawn(hash.substring(0, HASH_DIGITS), new ImmutableFile("image/png", hash, png, null));
        });
    }

    /** The plane that the map shows. */
    private Plane plane(Model model) {
        if (model.latentSize() <= 2) {
            return Plane.firstTwo(model.latentSize());
        }
        try {
            byte[] file = models.weights(model.encodedTest()).bytes();
            return PrincipalAxes.of(EncodedSet.load(Safetensors.read(file), model.latentSize()));
        } catch (DamagedFile e) { // the map does without, too
            return Plane.firstTwo(model.latentSize());
        }
    }

    private static byte[] png(Decoder decoder, Plane plane) {
        var image = new BufferedImage(
                COLUMNS * PITCH, ROWS * PITCH, BufferedImage.TYPE_BYTE_INDEXED, Inks.palette(8, INKS));
        Scratch scratch = decoder.scratch();
        float[] z = new float[decoder.latentSize()];
        float[] pixels = new float[SIDE * SIDE];
        for (int cell = 0; cell < COLUMNS * ROWS; cell++) {
            double x = (cell % COLUMNS - (COLUMNS - 1) / 2.0) * SPACING;
            double y = ((ROWS - 1) / 2.0 - Math.floorDiv(cell, COLUMNS)) * SPACING;
            plane.latent(z, x, y);
            decoder.decode(pixels, z, scratch);
            double ink = 0.25 + 0.75 * Math.exp(-(x * x + y * y) / 9);
            int left = cell % COLUMNS * PITCH + (PITCH - SIDE) / 2;
            int top = Math.floorDiv(cell, COLUMNS) * PITCH + (PITCH - SIDE) / 2;
            for (int i = 0; i < pixels.length; i++) {
                int level = (int) Math.round(pixels[i] * ink * (INKS - 1));
                image.getRaster().setSample(left + i % SIDE, top + Math.floorDiv(i, SIDE), 0, level);
            }
        }
        return Png.of(image);
    }
}
