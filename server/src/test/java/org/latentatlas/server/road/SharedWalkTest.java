package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The visitor's side with the bundled model: both builds, links, and no request for a digit. */
class SharedWalkTest extends VisitorTest {
    @ParameterizedTest
    @ValueSource(strings = {"wasm", "js"})
    void bothBuildsDecodeTheBitsOfTheJvm(String build) {
        AtlasPage visitor = new AtlasPage(visitor()).open("/?build=" + build).untilFilled();
        assertThat(visitor.page().evaluate("atlas.build")).isEqualTo(build);
        assertThat(visitor.decoder()).isEqualTo("module");
        for (String key : List.of("ArrowRight", "Shift+ArrowUp", "Shift+ArrowLeft", "ArrowDown")) {
            visitor.page().locator("#surface").press(key);
            assertThat(visitor.pixels()).containsExactly(visitor.pixelsOnTheJvm());
            assertThat(visitor.canvasDistance(visitor.pixelsOnTheJvm())).isLessThan(1.2 / 255);
        }
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void sharedLinkShowsTheSamePixelsInAnotherBrowser() {
        AtlasPage author = new AtlasPage(visitor()).open("/");
        author.page().locator("#clear").click();
        author.page().locator("#surface").press("Enter");
        float[] firstStop = author.pixels();
        for (String keys : List.of("ArrowUp", "ArrowRight")) {
            for (int i = 0; i < 3; i++) {
                author.page().locator("#surface").press("Shift+" + keys);
            }
            author.page().locator("#surface").press("Enter");
        }
        float[] lastStop = author.pixels();
        String link = author.share();
        assertThat(link).matches("http://127\\.0\\.0\\.1:\\d+/w/[1-9A-HJ-NP-Za-km-z]{10,}");

        AtlasPage reader = new AtlasPage(visitor()).open(link);
        assertThat(reader.pixels()).containsExactly(firstStop);
        for (int moment : List.of(137, 500, 811)) {
            scrub(reader.page(), moment);
            assertThat(reader.pixels()).isNotEqualTo(firstStop).containsExactly(reader.pixelsOnTheJvm());
        }
        scrub(reader.page(), 1000);
        assertThat(reader.pixels()).containsExactly(lastStop);
        assertThat(reader.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"wasm, latent-atlas.js", "js, latent-atlas.wasm"})
    void oneBuildDoesNotFetchTheOther(String build, String other) {
        Page page = visitor();
        List<String> requests = new ArrayList<>();
        page.onRequest(request -> requests.add(request.url()));
        new AtlasPage(page).open("/?build=" + build).untilFilled();
        assertThat(requests).anyMatch(url -> url.contains("/client/")).noneMatch(url -> url.endsWith(other));
    }

    @Test
    void theDigitIsDrawnWithinThePointersOwnEvent() {
        Page page = new AtlasPage(visitor()).open("/").untilFilled().page();
        page.evaluate("""
                () => {
                  const big = document.getElementById('big').getContext('2d');
                  const ink = () => big.getImageData(0, 0, 28, 28).data.join();
                  const seen = [];
                  window.changes = [];
                  const surface = document.getElementById('surface');
                  surface.addEventListener('pointermove', () => seen.push(ink()), true);
                  surface.parentElement.addEventListener('pointermove', () => changes.push(seen.pop() !== ink()));
                }""");
        var box = page.locator("#surface").boundingBox();
        for (int i = 1; i < 20; i++) {
            page.mouse().move(box.x + box.width * i / 20, box.y + box.height * 0.4);
        }
        assertThat((Integer) page.evaluate("changes.length")).isGreaterThan(10);
        assertThat(page.evaluate("changes.every((changed) => changed)")).isEqualTo(true);
    }

    private static void scrub(Page page, int moment) {
        page.locator("#scrub").fill(String.valueOf(moment));
    }

    @Test
    void noRequestLeavesTheBrowserWhileThePointerMoves() {
        // without the test images, one of which is shown where the pointer rests
        AtlasPage visitor = new AtlasPage(visitor()).open("/#l=dp").untilFilled();
        List<String> requests = new ArrayList<>();
        visitor.page().onRequest(request -> requests.add(request.url()));
        var box = visitor.page().locator("#surface").boundingBox();
        float[] before = visitor.pixels();
        for (int i = 1; i < 60; i++) {
            visitor.page().mouse().move(box.x + box.width * i / 60, box.y + box.height * (0.2 + i % 7 * 0.1));
        }
        visitor.page().mouse().wheel(0, -400);
        visitor.page().waitForTimeout(1000);
        assertThat(visitor.pixels()).isNotEqualTo(before);
        assertThat(requests)
                .as("requests but the tab's icon, which Chromium fetches when it likes")
                .allMatch(url -> url.endsWith("/icon.svg"));
    }
}
