package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that arrives late has a place of its own: nothing that is there moves while a page loads. */
class LayoutShiftTest extends VisitorTest {
    /**
     * Notes every shift by what moved from where to where. On these pages, shorter than the window, the footer stands at the window's
     * bottom whatever is above it: where it comes to stand there, it was the window that changed, which Chromium sometimes
     * does without a resize event.
     */
    private static final String WATCH = """
            globalThis.shifts = [];
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) {
                for (const { node, previousRect, currentRect } of entry.sources) {
                  if (node?.id === 'foot' && currentRect.bottom === innerHeight) continue;
                  const name = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.outerHTML.slice(0, 80);
                  shifts.push([entry.value, name, JSON.stringify(previousRect), JSON.stringify(currentRect)].join(' '));
                }
              }
            }).observe({ type: 'layout-shift', buffered: true });""";
    /** Entries are handed over after the frame that they are about. */
    private static final String TWO_FRAMES_LATER =
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))";

    private static final String PAINTED =
            "() => new Promise((done) => new PerformanceObserver(() => done()).observe({ type: 'paint', buffered: true }))";

    private static final String MAP = "html[data-ready=map]";

    @ParameterizedTest
    @CsvSource({"en-GB, 390, 5600", "fr-FR, 1440, 3200"})
    void nothingMovesWhileAPageLoads(String language, int width, int wholePage) {
        NewContextOptions form = new NewContextOptions().setLocale(language).setViewportSize(width, wholePage);
        Page author = new AtlasPage(visitor()).open("/").page();
        author.locator("#note")
                .evaluate("(note) => { note.value = 'A note.'; note.dispatchEvent(new Event('change')); }");
        String walk = new AtlasPage(author).share();
        String deep = String.valueOf(
                author.locator(".maps a.name[href*=model]").first().getAttribute("href"));

        assertThat(shifts(form, "/", MAP)).isEmpty();
        assertThat(shifts(form, deep, MAP)).isEmpty();
        assertThat(shifts(form, walk, MAP)).isEmpty();
        assertThat(shifts(form, walk + "/embed", MAP)).isEmpty();
        assertThat(shifts(form, "/draw", "#figures[data-state=done]")).isEmpty();
        assertThat(shifts(form, "/models", ".foot")).isEmpty();
        assertThat(shifts(form, "/compare", ":has(#side-a[data-state=done]):has(#side-b[data-state=done])"))
                .isEmpty();
    }

    /** What moves on a page whose weights, test set and code arrive after it has been painted. */
    private List<String> shifts(NewContextOptions form, String address, String complete) {
        Page page = visitor(form, ReducedMotion.NO_PREFERENCE);
        List<Route> held = new ArrayList<>();
        AtomicBoolean painted = new AtomicBoolean(); // unrouting at this moment loses requests that begin in it
        page.route(url -> url.endsWith(".safetensors") || url.endsWith(".wasm"), route -> {
            if (painted.get()) {
                route.resume();
            } else {
                held.add(route);
            }
        });
        page.addInitScript(WATCH);
        page.navigate(address);
        page.evaluate(PAINTED);
        painted.set(true);
        held.forEach(Route::resume);
        page.waitForSelector(complete);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.evaluate(TWO_FRAMES_LATER);
        Collection<?> found = (Collection<?>) page.evaluate("shifts");
        page.context().close();
        return found.stream().map(String::valueOf).toList();
    }
}
