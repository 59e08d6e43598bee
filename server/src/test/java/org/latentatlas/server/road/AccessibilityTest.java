package org.latentatlas.server.road;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Zero axe-core violations on every page, on a phone in the light theme and on a desktop in the dark one. */
@Timeout(240)
class AccessibilityTest {
    @TempDir
    private Path folder;

    @Test
    void everyPageIsFreeOfViolations() throws Exception {
        try (SiteProcess site = SiteProcess.start(folder.resolve("data"));
                Chromium chromium = Chromium.open()) {
            Page desktop = page(chromium, site, 1440, 900, ColorScheme.DARK);
            Page phone = page(chromium, site, 390, 844, ColorScheme.LIGHT);
            String walk = TrainedInTheBrowserTest.shareWalk(new AtlasPage(desktop).open("/"));
            for (Page page : List.of(desktop, phone)) {
                new AtlasPage(page).open("/").untilFilled();
                Accessibility.check(page, "page");
                new AtlasPage(page).open(walk);
                Accessibility.check(page, "page");
                for (String path : List.of("/sign-in", "/setup?token=wrong", "/nowhere", "/w/nowhere", "/offline")) {
                    page.navigate(path);
                    Accessibility.check(page, "page");
                }
            }
            for (String path : List.of("/sign-in?lang=fr", "/nowhere", "/offline", walk)) {
                phone.navigate(path);
                Accessibility.check(phone, "page");
            }
            new AtlasPage(phone).open("/").untilFilled();
            Accessibility.check(phone, "page");
            phone.navigate("/sign-in?lang=en");
            desktop.navigate(site.setupAddress());
            Accessibility.check(desktop, "page");
            TrainedInTheBrowserTest.signUp(desktop, site.setupAddress());
            phone.context().addCookies(desktop.context().cookies());
            desktop.fill("#epochs", "none");
            desktop.locator("form.train button.primary").click();
            Accessibility.check(desktop, "page");
            TrainedInTheBrowserTest.train(desktop);
            desktop.waitForSelector("table tbody tr");
            for (Page page : List.of(desktop, phone)) {
                page.navigate(desktop.url());
                Accessibility.check(page, "page");
                for (String path : List.of("/admin", "/admin/data", "/admin/import")) {
                    page.navigate(path);
                    Accessibility.check(page, "page");
                }
            }
        }
    }

    private static Page page(Chromium chromium, SiteProcess site, int width, int height, ColorScheme scheme) {
        BrowserContext context = chromium.context(new Browser.NewContextOptions()
                .setBaseURL(site.address())
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBypassCSP(true)); // axe-core is put into the page as a script
        return context.newPage();
    }
}
