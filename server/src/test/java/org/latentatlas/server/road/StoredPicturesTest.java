package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentatlas.picture.Pixels;

/** Decoded digits look as they did when these pictures were kept: the big digit to the level of ink, the map to the eye. */
class StoredPicturesTest extends VisitorTest {
    private static final int SIDE = 28;
    private static final int MAP_SIDE = 208;
    /** Tiles use fused multiply and add where there is some, and the browser smooths them. */
    private static final double MEAN_DIFFERENCE = 1.5;

    private static final String DEEP_POINT = "0.5,-1,0.25,0,1.5,-0.5,0.75,-1.25,0,1,-0.25,0.5,-0.75,0,1.25,-0.5";

    private Page light() {
        return visitor(
                new Browser.NewContextOptions().setViewportSize(1000, 800).setColorScheme(ColorScheme.LIGHT));
    }

    private static BufferedImage stored(String name) throws IOException {
        try (InputStream in = StoredPicturesTest.class.getResourceAsStream("/pictures/" + name + ".png")) {
            return ImageIO.read(Objects.requireNonNull(in, name));
        }
    }

    /** The red of every pixel of a part of a canvas, row by row. */
    private static int[] reds(Page page, String canvas, String part) {
        Collection<?> numbers = (Collection<?>) page.evaluate("""
                ([id, part]) => {
                  const canvas = document.getElementById(id);
                  const [width, height] = part === 'all' ? [canvas.width, canvas.height] : [Number(part), Number(part)];
                  const left = Math.floor((canvas.width - width) / 2), top = Math.floor((canvas.height - height) / 2);
                  const data = canvas.getContext('2d').getImageData(left, top, width, height).data;
                  return Array.from(data).filter((value, i) => i % 4 === 0);
                }""", new Object[] {canvas, part});
        return numbers.stream().mapToInt(number -> ((Number) number).intValue()).toArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MNIST 2-D|0,0|flat-0",
                "MNIST 2-D|1.2,-0.7|flat-1",
                "MNIST 2-D|-2,1|flat-2",
                "MNIST 16-D|0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0|deep-0",
                "MNIST 16-D|" + DEEP_POINT + "|deep-1"
            })
    void theBigDigitHasTheStoredLevels(String model, String z, String name) throws IOException {
        Page page = light();
        page.navigate("/");
        String address = page.locator(".maps a.name", new Page.LocatorOptions().setHasText(model))
                .getAttribute("href");
        page.navigate("about:blank"); // so that the address is opened, not only its fragment changed
        new AtlasPage(page).open(address + "#z=" + z).untilFilled();
        int[] ramp = Pixels.ramp(0xffffff, 0x17191d);
        int[] reds = reds(page, "big", "all");
        BufferedImage picture = stored(name);
        for (int i = 0; i < reds.length; i++) {
            int level = picture.getRaster().getSample(i % SIDE, i / SIDE, 0);
            assertThat(reds[i]).as("pixel " + i).isEqualTo(ramp[level] >> 16);
        }
    }

    @Test
    void theMapLooksLikeTheStoredOne() throws IOException {
        Page page = light();
        new AtlasPage(page).open("/#v=0,0,104&l=dh").untilFilled();
        int[] reds = reds(page, "tiles", Integer.toString(MAP_SIDE));
        BufferedImage picture = stored("map");
        double sum = 0;
        for (int i = 0; i < reds.length; i++) {
            sum += Math.abs(reds[i] - picture.getRaster().getSample(i % MAP_SIDE, i / MAP_SIDE, 0));
        }
        assertThat(sum / reds.length).isLessThan(MEAN_DIFFERENCE);
    }
}
