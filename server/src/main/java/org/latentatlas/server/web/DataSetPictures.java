package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.latentatlas.server.Sha256;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.datasets.NoSuchPicture;
import org.latentatlas.server.pictures.Png;
import org.latentatlas.server.runs.DataShelf;

/**
 * {@code /datasets/{name}/{split}/{index}.png}: one picture of a data set, 28 by 28 grey pixels, white ink on black as the data set has
 * them. The data sets that every site has never change, so neither do their pictures; those of an uploaded one are shown to visitors once a
 * model that was trained on them is open, and another may have its name one day.
 */
final class DataSetPictures {
    private static final String ENDING = ".png";
    private static final int SIDE = 28;
    private static final int MOST_DIGITS = 6;

    private final DataSets dataSets;

    private final DataShelf shelf;
    private final Guard guard;

    DataSetPictures(DataSets dataSets, DataShelf shelf, Guard guard) {
        this.dataSets = dataSets;
        this.shelf = shelf;
        this.guard = guard;
    }

    void answer(Context ctx) {
        String name = ctx.pathParam("name");
        int index = index(ctx.pathParam("file"));
        boolean builtIn = DataSets.BUILT_IN.contains(name);
        byte[] pixels = Optional.of(name)
                .filter(known -> builtIn || shelf.shownToVisitors(known) || guard.isAdministrator(ctx))
                .flatMap(dataSets::atHand)
                .orElseThrow(
                        () -> new NoSuchPicture("The pictures of the data set " + name + " are not on this server."))
                .picture(ctx.pathParam("split"), index);
        byte[] png = png(pixels);
        new ImmutableFile("image/png", Sha256.hex(png), png, null).answer(ctx);
        if (!builtIn) {
            ctx.header(Header.CACHE_CONTROL, "private, no-cache");
        }
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
        return Png.of(image);
    }
}
