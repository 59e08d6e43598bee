package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.latentatlas.latent.PathKind;
import org.latentatlas.network.Decoder;
import org.latentatlas.picture.Pixels;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.FrameText;
import org.latentatlas.walk.Pace;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkFrames;
import org.latentatlas.walk.WalkText;
import org.latentatlas.weights.Safetensors;

/** What visitors take away is read back and holds the digits and the numbers of the walk. */
class ExportTest extends VisitorTest {
    static final int[] LIGHT = Pixels.ramp(0xffffff, 0x17191d);
    private static final int[] DARK = Pixels.ramp(0x15181d, 0xefece4);

    private final Browser.NewContextOptions dark =
            new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE);

    static Path download(Page page, String button) {
        Download download = page.waitForDownload(() -> page.locator(button).click());
        assertThat(download.suggestedFilename()).startsWith("walk-");
        assertThat(page.locator("#export-text")).containsText(download.suggestedFilename());
        return download.path();
    }

    /** A short walk, named, with the export menu open. */
    static AtlasPage exporting(Page page) {
        AtlasPage visitor = new AtlasPage(page).open("/").untilFilled();
        page.locator("#walk-summary").click();
        page.locator("#title").fill("Short & quick");
        page.locator("#seconds").fill("0.4");
        page.locator("#seconds").blur();
        page.locator("#walk-summary").click();
        page.locator("#export summary").click();
        return visitor;
    }

    /** The walk while the export menu is open. */
    static Walk walk(Page page) {
        page.locator("#export summary").click();
        Walk walk = WalkModeTest.walk(page);
        page.locator("#export summary").click();
        return walk;
    }

    private static void assertDigit(BufferedImage image, int left, int top, int scale, float[] digit, int[] ramp) {
        for (int i = 0; i < digit.length; i++) {
            int row = i / 28;
            int colour = image.getRGB(left + i % 28 * scale + scale / 2, top + row * scale + scale / 2) & 0xffffff;
            assertThat(colour).as("pixel %s", i).isEqualTo(ramp[Pixels.level(digit[i])]);
        }
    }

    static float[] decoded(Decoder decoder, float[] z) {
        float[] pixels = new float[784];
        decoder.decode(pixels, z, decoder.scratch());
        return pixels;
    }

    @Test
    void theGifHasTheWalksDigitsInTheThemesColours() throws IOException {
        AtlasPage visitor = exporting(visitor(dark));
        WalkFrames frames = new WalkFrames(Pace.byEasing(walk(visitor.page())), 25);
        Decoder decoder = Decoder.load(Safetensors.read(visitor.decoderFile()));
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(
                download(visitor.page(), "#export-gif").toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(frames.count());
            float[] z = new float[2];
            for (int frame : List.of(0, 13, frames.count() - 1)) {
                frames.latentAt(z, frame);
                assertDigit(reader.read(frame), 0, 0, 8, decoded(decoder, z), DARK);
            }
        }
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void thePngStripHasTheStopsAndWhatLiesBetween() throws IOException {
        AtlasPage visitor = exporting(visitor());
        Walk walk = walk(visitor.page());
        Decoder decoder = Decoder.load(Safetensors.read(visitor.decoderFile()));
        BufferedImage strip =
                ImageIO.read(download(visitor.page(), "#export-png").toFile());
        for (int stop = 0; stop < walk.stops().size(); stop++) {
            float[] digit = decoded(decoder, walk.stops().get(stop));
            assertDigit(strip, 6 * stop * 30 * 4, 0, 4, digit, LIGHT);
        }
        assertThat(strip.getHeight()).isEqualTo(28 * 4);
    }

    @Test
    void theCoordinatesAreExactAtTheChosenRate() throws IOException {
        AtlasPage visitor = exporting(visitor());
        visitor.page().locator("#export-rate").selectOption("50");
        WalkFrames frames = new WalkFrames(Pace.byEasing(walk(visitor.page())), 50);
        assertThat(Files.readString(download(visitor.page(), "#export-csv"))).isEqualTo(whole(FrameText.csv(frames)));
        assertThat(Files.readString(download(visitor.page(), "#export-json"))).isEqualTo(whole(FrameText.json(frames)));
    }

    private static String whole(FrameText text) {
        assertThat(text.writeOn(Integer.MAX_VALUE)).isFalse();
        return text.take();
    }

    /** A walk with as many stops as there can be, as slow as it can be. */
    private static Walk longest(String model) {
        List<float[]> stops = new ArrayList<>();
        for (int stop = 0; stop < Walk.MAX_STOPS; stop++) {
            stops.add(new float[] {(float) Math.sin(stop), (float) Math.cos(stop)});
        }
        return new Walk(model, stops, PathKind.STRAIGHT, Easing.LINEAR, Walk.MAX_SECONDS_PER_LEG, false, "the longest");
    }

    @Test
    void theLongestWalksCoordinatesAreWrittenWithProgressAndCanBeGivenUp() throws IOException {
        Page page = visitor();
        new AtlasPage(page).open("/").untilFilled();
        String model = WalkModeTest.walk(page).model();
        Walk walk = longest(model);
        new AtlasPage(page)
                .open("/?model=" + model + "#w=" + WalkText.write(walk))
                .untilFilled();
        page.locator("#export summary").click();
        page.locator("#export-rate").selectOption("50");
        page.evaluate(
                "() => { document.getElementById('export-json').click(); document.getElementById('export-cancel').click(); }");
        assertThat(page.locator("#export-text")).containsText("Given up");
        WalkFrames frames = new WalkFrames(Pace.byEasing(walk), 50);
        assertThat(frames.count()).isEqualTo(63_001);
        String text = Files.readString(download(page, "#export-csv"));
        assertThat(text.equals(whole(FrameText.csv(frames)))).isTrue(); // too long to be shown where they differ
    }

    @Test
    void aGifOfALongWalkIsRefusedWithASentence() {
        Page page = exporting(visitor()).page();
        page.locator("#walk-summary").click();
        page.locator("#seconds").fill("20");
        page.locator("#seconds").blur();
        page.locator("#walk-summary").click();
        page.locator("#export-gif").click();
        assertThat(page.locator("#export-text")).containsText("2001 frames");
    }

    @Test
    void theIframeIsMadeAndCopied() {
        Page page = visitor();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        exporting(page);
        page.locator("#embed-make").click();
        assertThat(page.locator("#export-text")).hasText("Copied.");
        String code = (String) page.evaluate("navigator.clipboard.readText()");
        assertThat(code)
                .startsWith("<iframe src=\"http://127.0.0.1:")
                .contains("/embed\"", "title=\"Short &amp; quick\"")
                .isEqualTo(page.locator("#embed-code").inputValue());
        page.locator("#full-copy").click();
        assertThat(page.locator("#full-copy")).hasClass("copy done");
    }

    @Test
    void withAClosedClipboardTheTextIsSelected() {
        Page page = visitor();
        page.addInitScript("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
        exporting(page);
        page.locator("#full-copy").click();
        assertThat(page.locator("#export-text")).containsText("selected");
        assertThat(page.evaluate("getSelection().toString() || document.activeElement.id"))
                .asString()
                .isNotEmpty();
        assertThat(
                        page.evaluate(
                                "(f => f.selectionEnd - f.selectionStart === f.value.length)(document.getElementById('full-link'))"))
                .isEqualTo(true);
    }

    @Test
    void withoutTheServerTheCompleteLinkIsOffered() {
        AtlasPage author = new AtlasPage(visitor()).open("/").untilFilled();
        author.page().context().setOffline(true);
        author.page().locator("#share").click();
        assertThat(author.page().locator("#shared-text")).containsText("did not answer");
        String link = author.page().locator("#shared-link").inputValue();
        assertThat(link).contains("/?model=", "#w=");
        AtlasPage reader = new AtlasPage(visitor()).open(link).untilFilled();
        assertThat(WalkModeTest.walk(reader.page())).isEqualTo(WalkModeTest.walk(author.page()));
    }
}
