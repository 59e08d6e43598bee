package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.Collection;
import org.junit.jupiter.api.Test;

/** After the first visit the site works without a connection. */
class OfflineTest extends VisitorTest {
    private static final String KEPT = "async () => (await Promise.all((await caches.keys()).map(async (name) =>"
            + " (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))).flat()";

    @Test
    void whatWasVisitedWorksWithoutAConnection() {
        AtlasPage visitor = new AtlasPage(page());
        Page page = visitor.page();
        page.navigate("/sign-in");
        page.evaluate("caches.open('atlas-000000000000')"); // of an older bundle
        String walk = visitor.open("/").untilFilled().share();
        float[] digit = visitor.pixels();
        waitUntilKept(page, "/");
        visitor.open(walk);
        page.navigate("/sign-in?from=a-page-that-is-never-kept");

        page.context().setOffline(true);
        visitor.open("/").untilFilled();
        assertThat(visitor.pixels()).containsExactly(digit);
        visitor.page().locator("#surface").press("Shift+ArrowRight");
        assertThat(visitor.pixels()).isNotEqualTo(digit);
        visitor.open(walk);
        page.locator("#open-map").click();
        page.waitForSelector("#surface");
        page.waitForSelector("html[data-ready=map]");

        page.navigate("/w/neverVisited");
        assertThat(page.locator("h1")).hasText("You are offline");
        assertThat((Collection<?>) page.evaluate(KEPT))
                .map(String::valueOf)
                .noneMatch(path -> path.startsWith("/admin") || path.startsWith("/api") || path.startsWith("/sign-in"));
        assertThat((Collection<?>) page.evaluate("caches.keys()"))
                .map(String::valueOf)
                .hasSize(2)
                .doesNotContain("atlas-000000000000");
    }

    @Test
    void thePageForWhatWasNeverVisitedSpeaksTheVisitorsLanguage() {
        AtlasPage visitor = new AtlasPage(page(new Browser.NewContextOptions().setLocale("fr-FR")))
                .open("/")
                .untilFilled();
        waitUntilKept(visitor.page(), "/");

        visitor.page().context().setOffline(true);
        visitor.page().navigate("/nowhere");

        assertThat(visitor.page().locator("h1")).hasText("Vous êtes hors ligne");
    }

    @Test
    void theSiteCanBeInstalled() {
        Page page = new AtlasPage(page()).open("/").page();
        Object icons = page.evaluate("""
                async () => {
                  const link = document.querySelector('link[rel=manifest]').href;
                  const manifest = await (await fetch(link)).json();
                  const sizes = await Promise.all(manifest.icons.map(async (icon) => {
                    const picture = await createImageBitmap(await (await fetch(new URL(icon.src, link))).blob()).catch(() => null);
                    return icon.sizes === 'any' || `${picture?.width}x${picture?.height}` === icon.sizes;
                  }));
                  return manifest.display === 'standalone' && manifest.icons.some((icon) => icon.purpose === 'maskable') && sizes.every(Boolean);
                }""");
        assertThat(icons).isEqualTo(true);
    }

    private Page page() {
        return page(new Browser.NewContextOptions());
    }

    private Page page(Browser.NewContextOptions options) {
        return visitor(options.setServiceWorkers(ServiceWorkerPolicy.ALLOW));
    }

    /** Waits until the service worker answers for the page and has kept it with its encoded test set. */
    private static void waitUntilKept(Page page, String path) {
        page.waitForFunction("() => navigator.serviceWorker.controller !== null");
        page.waitForFunction(
                "async (path) => { const kept = await (" + KEPT + ")();"
                        + " return kept.includes(path) && performance.getEntriesByType('resource').every((entry) => {"
                        + " const { pathname } = new URL(entry.name); return !pathname.startsWith('/weights/') || kept.includes(pathname); }); }",
                path);
    }
}
