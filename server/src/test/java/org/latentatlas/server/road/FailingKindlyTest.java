package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor sees when something is broken: a sentence and a way on, never a blank page. */
class FailingKindlyTest extends VisitorTest {
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

    @Test
    void whatAFilesReaderFoundStandsBesideASentenceInTheVisitorsLanguage() {
        Page page = visitor(new Browser.NewContextOptions().setLocale("fr"));
        page.route("**/weights/*", route -> fail(route, "cut short"));
        page.navigate("/");
        assertThat(page.locator("#notice-text")).containsText("le fichier est endommagé");
        assertThat(page.locator("#notice-text")).not().containsText("the weights");
        assertThat(page.locator("#notice-detail[lang=en]")).containsText("header length");
    }

    @Test
    void aWalkThatIsNotSharedIsExplainedInTheVisitorsLanguageAlone() {
        Page page = visitor(new Browser.NewContextOptions().setLocale("fr"));
        new AtlasPage(page).open("/");
        for (int status : new int[] {422, 429, 503}) {
            page.route(
                    "**/api/v1/walks",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(status)
                            .setBody("{\"detail\": \"The English detail.\"}")));
            page.locator("#share").click();
            assertThat(page.locator("#shared-text"))
                    .containsText(
                            switch (status) {
                                case 422 -> "n’a pas accepté";
                                case 429 -> "Trop de liens";
                                default -> "s’est mal passé sur le serveur";
                            });
            assertThat(page.locator("#shared-text")).not().containsText("English");
            assertThat(page.locator("#shared-link")).hasValue(Pattern.compile(".*#w=.+"));
        }
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
