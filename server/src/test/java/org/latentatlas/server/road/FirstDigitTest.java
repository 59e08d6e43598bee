package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.weights.Safetensors;

/** The digit that a page shows before its own code has arrived. */
class FirstDigitTest extends VisitorTest {
    private static final double ONE_LEVEL = 1 / 255.0;

    /** A page whose own code never comes. */
    private AtlasPage withoutCode() {
        Page page = visitor();
        page.route("**/client/*", Route::abort);
        return new AtlasPage(page);
    }

    private static float[] decoded(AtlasPage visitor, float[] latent) {
        Decoder decoder = Decoder.load(Safetensors.read(visitor.decoderFile()));
        float[] pixels = new float[Architecture.PIXELS];
        decoder.decode(pixels, latent, decoder.scratch());
        return pixels;
    }

    @Test
    void isTheOriginsOnTheMap() {
        AtlasPage visitor = withoutCode();
        visitor.page().navigate("/");
        visitor.page().waitForSelector("html[data-first=digit]");

        assertThat(visitor.canvasDistance(decoded(visitor, new float[2]))).isLessThan(ONE_LEVEL);
    }

    @Test
    void isTheFirstStopsOfAWalk() {
        AtlasPage author = new AtlasPage(visitor()).open("/");
        author.page().locator("#clear").click();
        for (String key : List.of("Shift+ArrowUp", "Shift+ArrowRight")) {
            author.page().locator("#surface").press(key);
            author.page().locator("#surface").press("Enter");
        }
        String link = author.share();
        AtlasPage reader = withoutCode();
        reader.page().navigate(link);
        reader.page().waitForSelector("html[data-first=digit]");

        author.page().locator("#surface").press("Shift+ArrowLeft"); // back to the first stop
        assertThat(reader.canvasDistance(decoded(reader, author.latent()))).isLessThan(ONE_LEVEL);
        assertThat(author.latent()).doesNotContain(Float.NaN).isNotEqualTo(new float[2]);
    }

    @Test
    void waitsForThePagesCodeWhereTheAddressNamesAPoint() {
        AtlasPage visitor = new AtlasPage(visitor()).open("/#z=1,1").untilFilled();

        assertThat(visitor.page().locator("html[data-first]").count()).isZero();
        assertThat(visitor.canvasDistance(visitor.pixelsOnTheJvm())).isLessThan(ONE_LEVEL);
    }

    @Test
    void isLeftToThePagesCodeWhereItsModuleDoesNotArrive() {
        Page page = visitor();
        page.route("**/decoders/*", Route::abort);
        AtlasPage visitor = new AtlasPage(page).open("/").untilFilled();

        assertThat(page.locator("html[data-first]").count()).isZero();
        assertThat(visitor.canvasDistance(visitor.pixelsOnTheJvm())).isLessThan(ONE_LEVEL);
    }
}
