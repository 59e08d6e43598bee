package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zero axe-core violations in every state of the map, in both themes. */
class MapStatesAccessibilityTest extends VisitorTest {
    private static final double ENCODING_MILLISECONDS = 90_000;

    @ParameterizedTest
    @CsvSource({"DARK, 1440, 900", "LIGHT, 390, 844"})
    void everyStateOfTheMapIsFreeOfViolations(ColorScheme scheme, int width, int height) {
        Page page = visitor(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setBypassCSP(true)); // axe-core is put into the page as a script
        new AtlasPage(page).open("/#m=u&l=dptr").untilFilled();
        assertThat(page.locator("#map")).hasAttribute("data-field", "regions");
        Accessibility.check(page, "regions and uncertainty");
        page.locator("#layer-magnification").press("Space");
        assertThat(page.locator("#map")).hasAttribute("data-field", "magnification");
        page.locator("#relatives summary").click();
        assertThat(page.locator("#relatives"))
                .hasAttribute(
                        "data-state",
                        "found",
                        new LocatorAssertions.HasAttributeOptions().setTimeout(ENCODING_MILLISECONDS));
        Accessibility.check(page, "magnification and relatives");
        page.navigate("/");
        String deep = page.locator(".maps a.name", new Page.LocatorOptions().setHasText("16-D"))
                .getAttribute("href");
        new AtlasPage(page).open(deep + "#p=l4.7.9").untilFilled();
        page.locator("#sliders-box summary").click();
        Accessibility.check(page, "the plane of three digits");
        page.locator("#plane-axes").check();
        Accessibility.check(page, "the plane of two axes");
    }
}
