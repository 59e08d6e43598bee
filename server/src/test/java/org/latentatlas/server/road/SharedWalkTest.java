package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The visitor's side with the bundled model: both builds, links, and no request for a digit. */
class SharedWalkTest extends VisitorTest {
    @Test
    void webAssemblyBuildDecodesTheBitsOfTheJvm() {
        AtlasPage visitor = new AtlasPage(visitor()).open("/").untilFilled();
        assertThat(visitor.page().evaluate("atlas.build")).isEqualTo("wasm");
        for (String key : List.of("ArrowRight", "Shift+ArrowUp", "Shift+ArrowLeft", "ArrowDown")) {
            visitor.page().locator("#surface").press(key);
            assertThat(visitor.pixels()).containsExactly(visitor.pixelsOnTheJvm());
        }
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void javaScriptBuildDecodesTheSameDigits() {
        AtlasPage visitor = new AtlasPage(visitor()).open("/?build=js").untilFilled();
        assertThat(visitor.page().evaluate("atlas.build")).isEqualTo("js");
        visitor.page().locator("#surface").press("Shift+ArrowUp");
        assertThat(visitor.pixels()).containsExactly(visitor.pixelsOnTheJvm(), within(1e-5f));
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

    private static void scrub(Page page, int moment) {
        page.locator("#scrub").fill(String.valueOf(moment));
    }

    @Test
    void noRequestLeavesTheBrowserWhileThePointerMoves() {
        AtlasPage visitor = new AtlasPage(visitor()).open("/").untilFilled();
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
