package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the emitted module cannot be had, the plain code takes over; where the weights are wrong, the page says so. */
class RefusedModuleTest extends VisitorTest {
    private static final String NO_SIMD = "WebAssembly.validate = () => false;";
    private static final String NO_RELAXED_SIMD =
            "const valid = WebAssembly.validate; let asked = 0; WebAssembly.validate = (b) => asked++ === 0 && valid(b);";
    private static final String COMPILE_ERROR =
            "WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError('refused'));";
    private static final String NO_MEMORY = """
            const real = WebAssembly.instantiate;
            WebAssembly.instantiate = (module, imports) =>
              imports ? real(module, imports) : Promise.reject(new RangeError('no memory'));
            """;

    private AtlasPage visitorWith(String trouble) {
        Page page = visitor();
        page.addInitScript(trouble);
        return new AtlasPage(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_SIMD, COMPILE_ERROR, NO_MEMORY})
    void plainCodeTakesOverWithTheSamePixels(String trouble) throws IOException {
        AtlasPage visitor = visitorWith(trouble).open("/").untilFilled();
        assertThat(visitor.decoder()).isEqualTo("plain");
        AtlasPage other = new AtlasPage(visitor()).open("/").untilFilled();
        for (AtlasPage page : List.of(visitor, other)) {
            page.page().locator("#surface").press("Shift+ArrowUp");
        }
        assertThat(visitor.pixels()).containsExactly(visitor.pixelsOnTheJvm());
        assertThat(canvas(visitor, "big")).isEqualTo(canvas(other, "big"));
        assertThat(difference(canvas(visitor, "tiles"), canvas(other, "tiles"))).isLessThanOrEqualTo(2);
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void javaScriptBuildTakesOverToo() {
        AtlasPage visitor = visitorWith(COMPILE_ERROR).open("/?build=js").untilFilled();
        assertThat(visitor.decoder()).isEqualTo("plain");
        assertThat(visitor.canvasDistance(visitor.pixelsOnTheJvm())).isLessThan(1.2 / 255);
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void withoutRelaxedArithmeticTheMapIsDecodedStrictly() {
        AtlasPage visitor = visitorWith(NO_RELAXED_SIMD).open("/").untilFilled();
        assertThat(visitor.decoder()).isEqualTo("module");
        assertThat(visitor.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "infinity", "shapes"})
    void weightsThatCannotBeAreSaid(String damage) {
        Page page = visitor();
        page.route("**/weights/*", route -> {
            byte[] file = route.fetch().body();
            route.fulfill(new Route.FulfillOptions().setBodyBytes(damaged(file, damage)));
        });
        page.navigate("/");
        assertThat(page.locator("#notice")).isVisible();
        assertThat(page.locator("#notice-detail")).containsText(damage.equals("shapes") ? "shape" : "finite");
        page.unroute("**/weights/*");
        page.locator("#retry").click();
        page.waitForSelector("html[data-ready]");
        assertThat(page.locator("#notice")).isHidden();
    }

    private static byte[] damaged(byte[] file, String damage) {
        byte[] copy = file.clone();
        if (damage.equals("shapes")) {
            String text = new String(copy, StandardCharsets.ISO_8859_1);
            return text.replaceFirst("\"shape\":\\[(\\d+),(\\d+)]", "\"shape\":[$2,$1]")
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
        copy[copy.length - 2] = 0;
        copy[copy.length - 1] = (byte) (damage.equals("NaN") ? 0x7e : 0x7c); // the last number, in half precision
        return copy;
    }

    /** The pixels of a canvas, 0xAARRGGBB. */
    private static int[] canvas(AtlasPage visitor, String id) throws IOException {
        String address = (String) visitor.page().evaluate("(id) => document.getElementById(id).toDataURL()", id);
        byte[] png = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** The largest difference of two pictures in any channel, of 255. */
    private static int difference(int[] a, int[] b) {
        assertThat(a).hasSameSizeAs(b);
        int most = 0;
        for (int i = 0; i < a.length; i++) {
            for (int shift = 0; shift < 32; shift += 8) {
                most = Math.max(most, Math.abs((a[i] >>> shift & 0xff) - (b[i] >>> shift & 0xff)));
            }
        }
        return most;
    }
}
