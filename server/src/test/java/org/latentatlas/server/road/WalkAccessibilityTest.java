package org.latentatlas.server.road;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Zero axe-core violations in every state of a walk, on a phone in the light theme and on a desktop in the dark one. */
class WalkAccessibilityTest extends VisitorTest {
    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyStateIsFreeOfViolations(ColorScheme scheme) {
        boolean phone = scheme == ColorScheme.LIGHT;
        Page page = visitor(new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(phone ? 390 : 1440, phone ? 844 : 900)
                .setBypassCSP(true)); // axe-core is put into the page as a script
        AtlasPage visitor = new AtlasPage(page).open("/").untilFilled();
        page.locator("#compare").click();
        page.waitForSelector("#rows[data-transport=ready]");
        Accessibility.check(page, "compare");
        page.locator("#walk-summary").click();
        Accessibility.check(page, "settings");
        page.locator("#walk-summary").click();
        page.locator("#export summary").click();
        page.locator("#embed-make").click();
        page.waitForSelector("#embed:not([hidden])");
        Accessibility.check(page, "export");
        page.locator("#export summary").click();
        page.locator("#strip button").first().click();
        Accessibility.check(page, "stop selected");
        String link = visitor.share();
        page.locator("#play").click();
        page.waitForSelector("#walk.playing");
        Accessibility.check(page, "playing and shared");
        page.locator("#clear").click();
        Accessibility.check(page, "empty");
        new AtlasPage(page).open(link);
        page.locator("#compare").click();
        page.waitForSelector("#rows[data-transport=ready]");
        Accessibility.check(page, "shared walk");
        new AtlasPage(page).open(link + "/embed");
        Accessibility.check(page, "embed");
    }
}
