package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The theme is remembered, says its state, and does without storage. */
class ThemeTest extends VisitorTest {
    static final String NO_STORAGE =
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });";

    @Test
    void theThemeIsRememberedAndTold() {
        AtlasPage visitor = new AtlasPage(visitor()).open("/").untilFilled();
        Locator button = visitor.page().locator("[data-theme-switch]");
        assertThat(button).hasAttribute("aria-pressed", "false");

        button.click();
        assertThat(button).hasAttribute("aria-pressed", "true");
        assertThat(visitor.page().locator("meta[name='theme-color']").first()).hasAttribute("content", "#0e1013");
        org.assertj.core.api.Assertions.assertThat(visitor.canvasDistance(visitor.pixelsOnTheJvm()))
                .isLessThan(1.2 / 255);

        visitor.open("/");
        assertThat(visitor.page().locator("html")).hasAttribute("data-theme", "dark");
        assertThat(button).hasAttribute("aria-pressed", "true");
    }

    @Test
    void aPrintThatIsAnnouncedTwiceGivesTheThemeBack() {
        Page page = visitor();
        page.navigate("/offline");
        page.locator("[data-theme-switch]").click();
        Locator root = page.locator("html");

        page.evaluate("['beforeprint', 'beforeprint'].forEach((name) => dispatchEvent(new Event(name)))");
        assertThat(root).hasAttribute("data-theme", "light");
        page.evaluate("['afterprint', 'afterprint'].forEach((name) => dispatchEvent(new Event(name)))");
        assertThat(root).hasAttribute("data-theme", "dark");
    }

    @Test
    void withoutStorageEverythingWorksAndTheThemeHoldsForThePage() {
        Page page = visitor();
        page.addInitScript(NO_STORAGE);
        AtlasPage visitor = new AtlasPage(page).open("/").untilFilled();

        page.locator("[data-theme-switch]").click();

        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        org.assertj.core.api.Assertions.assertThat(visitor.share()).contains("/w/");
        visitor.open("/");
        assertThat(page.locator("[data-theme-switch]")).hasAttribute("aria-pressed", "false");
        org.assertj.core.api.Assertions.assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void digitsWaitForTheColoursOfALateStyleSheet() {
        Page page = visitor();
        List<Route> held = new ArrayList<>();
        page.route("**/atlas.*css", held::add);
        page.navigate("/compare", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.waitForFunction(
                "() => globalThis.atlas?.build",
                null,
                new Page.WaitForFunctionOptions().setPollingInterval(20)); // no frames yet
        held.forEach(Route::resume);
        page.waitForSelector("html[data-ready=map]");
        Object paper =
                page.evaluate("document.getElementById('walk-a').getContext('2d').getImageData(0, 0, 1, 1).data[0]");
        org.assertj.core.api.Assertions.assertThat(paper).isEqualTo(255);
    }
}
