package org.latentatlas.server.web;

import io.javalin.http.Context;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.datasets.NoSuchPicture;
import org.latentatlas.server.models.Sha256;

/**
 * {@code /datasets/{name}/{split}/{index}.png}: one picture of a data set, 28 by 28 grey pixels, white ink on black as the data set has
 * them. The data sets never change, so neither do the pictures.
 */
final class DataSetPictures {
    private static final String ENDING = ".png";
    private static final int SIDE = 28;
    private static final int MOST_DIGITS = 6;

    private final DataSets dataSets;

    DataSetPictures(DataSets dataSets) {
        this.dataSets = dataSets;
    }

    void answer(Context ctx) {
        String name = ctx.pathParam("name");
        int index = index(ctx.pathParam("file"));
        byte[] pixels = dataSets.atHand(name)
                .orElseThrow(
                        () -> new NoSuchPicture("The pictures of the data set " + name + " are not on this server."))
                .picture(ctx.pathParam("split"), index);
        byte[] png = png(pixels);
        new ImmutableFile("image/png", Sha256.hex(png), png, null).answer(ctx);
    }

    private static int index(String file) {
        String number = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : "";
        boolean fits = !number.isEmpty()
                && number.length() <= MOST_DIGITS
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!fits) {
            throw new NoSuchPicture("A picture's address ends with its number and .png.");
        }
        return Integer.parseInt(number);
    }

    private static byte[] png(byte[] pixels) {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, SIDE, SIDE, pixels);
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
