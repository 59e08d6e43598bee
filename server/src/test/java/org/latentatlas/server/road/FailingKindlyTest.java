package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor sees when something is broken: a sentence and a way on, never a blank page. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailingKindlyTest {
    private SiteProcess site;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        site = SiteProcess.start(folder.resolve("data"));
        chromium = Chromium.open();
    }

    @AfterAll
    void stop() {
        chromium.close();
        site.close();
    }

    private Page visitor(Browser.NewContextOptions options) {
        BrowserContext context = chromium.browser()
                .newContext(options.setBaseURL(site.address()).setReducedMotion(ReducedMotion.REDUCE));
        return context.newPage();
    }

    private Page visitor() {
        return visitor(new Browser.NewContextOptions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status 503", "cut short", "no answer"})
    void weightsThatDoNotArriveAreSaidAndTriedAgain(String failure) {
        Page page = visitor();
        page.route("**/weights/*", route -> fail(route, failure));
        page.navigate("/");
        assertThat(page.locator("#notice")).isVisible();
        assertThat(page.locator("#notice-text")).not().isEmpty();
        page.unroute("**/weights/*");
        page.locator("#retry").click();
        page.waitForSelector("html[data-ready]");
        assertThat(page.locator("#notice")).isHidden();
    }

    private static void fail(Route route, String failure) {
        switch (failure) {
            case "status 503" -> route.fulfill(new Route.FulfillOptions().setStatus(503));
            case "cut short" -> route.fulfill(new Route.FulfillOptions().setBodyBytes(new byte[100]));
            default -> route.abort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#broken", "#w=1.AAAA", "#z=NaN,1e99&w=", "#%E0%A4%A"})
    void brokenFragmentStillShowsTheMap(String fragment) {
        AtlasPage visitor = new AtlasPage(visitor()).open("/" + fragment).untilFilled();
        assertThat(visitor.pixels()).containsExactly(visitor.pixelsOnTheJvm());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/w/unknown", "/w/%C3%BC%20%3Cb%3E", "/nowhere", "/?model=0123456789abcdef", "/weights/none"})
    void unknownAddressSaysSoAndOffersTheMap(String path) {
        Page page = visitor();
        Response response = page.navigate(path);
        assertThat(response.status()).isBetween(400, 404);
        page.locator("main a[href='/']").first().click();
        page.waitForSelector("html[data-ready]");
    }

    @Test
    void browserWithoutWebAssemblyGetsTheJavaScriptBuild() {
        Page page = visitor();
        page.addInitScript("delete globalThis.WebAssembly");
        AtlasPage visitor = new AtlasPage(page).open("/");
        assertThat(page.evaluate("atlas.build")).isEqualTo("js");
        assertThat(visitor.pixels()).hasSize(784);
    }

    @Test
    void fingerExploresTheMapAndTheDigitFollows() {
        Page page = visitor(new Browser.NewContextOptions().setHasTouch(true).setViewportSize(390, 844));
        AtlasPage visitor = new AtlasPage(page).open("/");
        var box = page.locator("#surface").boundingBox();
        page.touchscreen().tap(box.x + box.width * 0.7, box.y + box.height * 0.6);
        float[] first = visitor.latent();
        page.touchscreen().tap(box.x + box.width * 0.4, box.y + box.height * 0.4);
        assertThat(visitor.latent()[0]).isLessThan(first[0]);
        assertThat(visitor.latent()[1]).isGreaterThan(first[1]);
        assertThat(visitor.pixels()).containsExactly(visitor.pixelsOnTheJvm());
        assertThat(page.locator("#big")).isInViewport();
    }
}
