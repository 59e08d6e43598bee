package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Relatives in the training set: fetched when they are opened, found for the point that is shown, kind where there are none. */
class RelativesTest extends VisitorTest {
    private static final String FILE = "**/encoded-train.safetensors";
    private static final double ENCODING_MILLISECONDS = 90_000;

    private Page english() {
        return visitor(new Browser.NewContextOptions().setLocale("en"));
    }

    @Test
    void theSixNearestAreShownWithTheirLabelsAndFollowTheCursor() {
        Page page = english();
        int[] asked = {0};
        page.onRequest(request -> asked[0] += request.url().contains("encoded-train") ? 1 : 0);
        new AtlasPage(page).open("/#z=2.5,0").untilFilled();
        assertThat(asked[0]).isZero();
        page.locator("#relatives summary").press("Enter");
        assertThat(page.locator("#relatives"))
                .hasAttribute(
                        "data-state",
                        "found",
                        new LocatorAssertions.HasAttributeOptions().setTimeout(ENCODING_MILLISECONDS));
        assertThat(page.locator("#relatives-status")).containsText("not whitened");
        page.waitForFunction(
                "() => Array.from(document.querySelectorAll('#relatives img')).every((image) => image.naturalWidth === 28)");
        List<String> labels = page.locator("#relatives b").allInnerTexts();
        assertThat(labels).hasSize(6).containsOnly("0"); // far to the right there are zeros only
        List<Double> distances = page.locator("#relatives figcaption span").allInnerTexts().stream()
                .map(Double::valueOf)
                .toList();
        assertThat(distances).isSorted();
        String first = page.locator("#relatives img").first().getAttribute("src");
        for (int i = 0; i < 3; i++) {
            page.locator("#surface").press("Shift+ArrowLeft");
        }
        assertThat(page.locator("#relatives img").first()).not().hasAttribute("src", first);
    }

    @ParameterizedTest
    @CsvSource({"404, not on this server", "503, asks again by itself", "500, could not be loaded"})
    void whatIsMissingIsToldKindly(int status, String words) {
        Page page = english();
        page.route(FILE, route -> route.fulfill(new Route.FulfillOptions().setStatus(status)));
        new AtlasPage(page).open("/").untilFilled();
        page.locator("#relatives summary").click();
        assertThat(page.locator("#relatives-status")).containsText(words);
    }

    @Test
    void aDamagedFileIsToldKindly() {
        Page page = english();
        page.route(FILE, route -> route.fulfill(new Route.FulfillOptions().setBody("no tensors at all")));
        new AtlasPage(page).open("/").untilFilled();
        page.locator("#relatives summary").click();
        assertThat(page.locator("#relatives-status")).containsText("could not be loaded");
    }
}
