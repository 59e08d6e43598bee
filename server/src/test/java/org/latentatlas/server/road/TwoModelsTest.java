package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.latent.PathKind;
import org.latentatlas.network.Decoder;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;
import org.latentatlas.weights.Safetensors;

/** The cards of the models, and two of them side by side. */
@Timeout(180)
class TwoModelsTest extends VisitorTest {
    private static final String BOTH_DONE = ":has(#side-a[data-state=done]):has(#side-b[data-state=done])";

    private static String id(Page page, int card) {
        return String.valueOf(page.locator(".model-card").nth(card).getAttribute("id"))
                .substring("model-".length());
    }

    @Test
    void cardsHaveAPictureFiguresWithDefinitionsAndFiles() {
        Page page = visitor();
        page.navigate("/models");
        assertThat(page.locator(".model-card")).hasCount(3);
        for (int i = 0; i < 3; i++) {
            page.locator(".map-picture img").nth(i).scrollIntoViewIfNeeded();
        }
        page.waitForFunction(
                "() => [...document.querySelectorAll('.map-picture img')].every(image => image.complete && image.naturalWidth > 300)");
        for (String link : List.of(
                "a[download$=decoder\\.safetensors]", "a[download$=encoder\\.safetensors]", ".files li:last-child a")) {
            String path = page.locator(link).first().getAttribute("href");
            assertThat(page.request().get(path).status()).as(path).isEqualTo(200);
        }
        page.locator(".details tbody a").first().click();
        page.waitForURL(Pattern.compile("#negative-elbo$"));
        assertThat(page.locator("dt:target")).hasCount(1);
        APIResponse picture = page.request().get("/maps/" + id(page, 0) + ".png");
        assertThat(picture.headers().get("cache-control")).contains("immutable");
        assertThat(page.request().get(picture.url().replace(".png", "0.png")).status())
                .isEqualTo(404);
        page.reload();
        assertThat(picture.url())
                .endsWith(page.locator(".map-picture img").first().getAttribute("src"));
    }

    @Test
    void theSameDrawingByBothAgreesWithEachAlone() {
        Page page = visitor();
        page.navigate("/models");
        String a = id(page, 0);
        String b = id(page, 1);
        page.navigate("/compare?a=" + a + "&b=" + b);
        page.waitForSelector(BOTH_DONE);
        page.locator("#examples button").nth(5).click();
        page.waitForURL(Pattern.compile("#d="));
        page.waitForSelector(BOTH_DONE);
        String drawing = page.url().substring(page.url().indexOf('#'));
        assertThat(page.locator(".side .better:visible").first()).containsText("better");
        for (String side : List.of("a", "b")) {
            Page alone = visitor();
            alone.navigate("/draw?model=" + (side.equals("a") ? a : b) + drawing);
            alone.waitForSelector("#figures[data-state=done]");
            for (String figure : List.of("elbo", "kl", "log-likelihood")) {
                assertThat(figure(page, "#side-" + side, figure))
                        .isCloseTo(figure(alone, "#figures", figure), within(1e-9));
            }
        }
        page.locator("#swap").click();
        page.waitForSelector(BOTH_DONE);
        assertThat(page.url()).contains("a=" + b).endsWith(drawing);
    }

    private static double figure(Page page, String root, String name) {
        return Double.parseDouble(page.getAttribute(root + " [data-figure=" + name + "]", "data-value"));
    }

    @Test
    void bothPlayTheSameWalkByOneSlider() {
        Page page = visitor();
        page.navigate("/compare");
        page.waitForSelector("html[data-ready=map]");
        Object first = pixels(page);
        page.locator("#moment").focus();
        for (int i = 0; i < 5; i++) {
            page.keyboard().press("PageUp");
        }
        assertThat(pixels(page)).isNotEqualTo(first);
        page.locator("#play-both").click();
        assertThat(page.locator("#play-both")).hasAttribute("aria-pressed", "true");
        page.locator("#play-both").click();
        assertThat(page.locator("#play-both")).hasAttribute("aria-pressed", "false");
    }

    private static Object pixels(Page page) {
        return page.evaluate("['walk-a', 'walk-b'].map(id => document.getElementById(id).toDataURL())");
    }

    @Test
    void theSameModelTwiceUnknownModelsAndDamagedWalksAreAnsweredKindly() {
        Page page = visitor();
        page.navigate("/models");
        String id = id(page, 0);
        page.navigate("/compare?a=" + id + "&b=" + id + "#w=broken");
        assertThat(page.locator("#same")).isVisible();
        page.waitForSelector("html[data-ready=map]");
        assertThat(page.locator("#notice-text")).containsText("damaged");
        for (String path : List.of("/compare?a=0000000000000000", "/draw?model=none", "/maps/none-0.png")) {
            assertThat(page.request().get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(page.navigate("/compare?a=none").status()).isEqualTo(404);
        assertThat(page.locator("main a[href='/']")).isVisible();
    }

    @Test
    void aCommandIsCopiedAndWithAClosedClipboardSelected() {
        Page page = visitor(new NewContextOptions().setLocale("en"));
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        new AtlasPage(page).open("/models");
        Locator copy = page.locator("[data-copy]").first();
        String command = page.locator(".command code").first().innerText();
        copy.press("Enter");
        assertThat(copy).containsText("Copied");
        assertThat(page.locator(".again [role=status]").first()).hasText("Copied.");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(command);
        page.addInitScript("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
        new AtlasPage(page).open("/models");
        copy.click();
        assertThat(page.locator(".again [role=status]").first()).containsText("keeps its clipboard closed");
        assertThat(page.evaluate("getSelection().toString()")).isEqualTo(command);
    }

    @Test
    void aWholeWalkInTheAddressPlaysOnBothAndStaysWhenTheyAreSwapped() {
        Page page = visitor();
        page.navigate("/models");
        String a = id(page, 0);
        String b = id(page, 1);
        int size = decoder(page, a).latentSize();
        Walk walk = new Walk(
                a,
                List.of(new float[size], new float[] {1, -1}, new float[] {-1, 0.5f}),
                PathKind.STRAIGHT,
                Easing.LINEAR,
                1,
                false,
                "both");
        String fragment = "#w=" + WalkText.write(walk);
        page.navigate("/compare?a=" + a + "&b=" + b + fragment);
        page.waitForSelector("html[data-ready=map]");
        assertThat(page.locator("#notice")).isHidden();
        shows(page, "walk-a", decoder(page, a), walk.stops().get(0));
        page.locator("#moment").fill("1000");
        shows(page, "walk-a", decoder(page, a), walk.stops().get(2));
        page.locator("#swap").click();
        page.waitForURL(Pattern.compile("a=" + b + "&b=" + a + "#w="));
        page.waitForSelector("html[data-ready=map]");
        shows(page, "walk-b", decoder(page, a), walk.stops().get(0));
    }

    private static Decoder decoder(Page page, String model) {
        String card = page.request().get("/api/v1/models/" + model).text();
        String path = JsonParser.parseString(card)
                .getAsJsonObject()
                .getAsJsonObject("decoder")
                .get("url")
                .getAsString();
        return Decoder.load(Safetensors.read(page.request().get(path).body()));
    }

    private static void shows(Page page, String canvas, Decoder decoder, float[] z) {
        float[] pixels = new float[784];
        decoder.decode(pixels, z, decoder.scratch());
        assertThat(new AtlasPage(page).canvasDistance(canvas, pixels)).isLessThan(1.2 / 255);
    }

    @Test
    void noPageHasViolations() {
        for (boolean phone : new boolean[] {true, false}) {
            Page page = visitor(new NewContextOptions()
                    .setViewportSize(phone ? 390 : 1440, phone ? 844 : 900)
                    .setColorScheme(phone ? ColorScheme.LIGHT : ColorScheme.DARK)
                    .setBypassCSP(true)); // axe-core is put into the page as a script
            page.navigate("/models");
            Accessibility.check(page, "cards");
            page.navigate("/compare");
            page.waitForSelector(BOTH_DONE);
            Accessibility.check(page, "side by side");
            page.navigate("/draw");
            page.waitForSelector("#figures[data-state=done]");
            Accessibility.check(page, "drawing");
            page.locator("#clear").click();
            Accessibility.check(page, "nothing is drawn");
            page.navigate("/draw#d=broken");
            assertThat(page.locator("#notice")).isVisible();
            Accessibility.check(page, "a damaged drawing");
            assertThat(((Number) page.evaluate("document.querySelector('main').scrollWidth")).intValue())
                    .as("no sideways scrolling")
                    .isLessThanOrEqualTo(phone ? 390 : 1440);
        }
    }
}
