package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The visitor's side with the bundled model: both builds, links, and no request for a digit. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedWalkTest {
    private SiteProcess site;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        site = SiteProcess.start(folder.resolve("data"));
        chromium = Chromium.open();
    }

    @AfterAll
    void stop() {
        chromium.close();
        site.close();
    }

    /** A page of a visitor who never came before and asks for little motion, so that walks wait for a click. */
    private AtlasPage visitor() {
        return new AtlasPage(chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(site.address())
                        .setReducedMotion(ReducedMotion.REDUCE))
                .newPage());
    }

    @Test
    void webAssemblyBuildDecodesTheBitsOfTheJvm() {
        AtlasPage visitor = visitor().open("/").untilFilled();
        assertThat(visitor.page().evaluate("atlas.build")).isEqualTo("wasm");
        for (String key : List.of("ArrowRight", "Shift+ArrowUp", "Shift+ArrowLeft", "ArrowDown")) {
            visitor.page().locator("#surface").press(key);
            assertThat(visitor.pixels()).containsExactly(visitor.pixelsOnTheJvm());
        }
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void javaScriptBuildDecodesTheSameDigits() {
        AtlasPage visitor = visitor().open("/?build=js").untilFilled();
        assertThat(visitor.page().evaluate("atlas.build")).isEqualTo("js");
        visitor.page().locator("#surface").press("Shift+ArrowUp");
        assertThat(visitor.pixels()).containsExactly(visitor.pixelsOnTheJvm(), within(1e-5f));
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void sharedLinkShowsTheSamePixelsInAnotherBrowser() {
        AtlasPage author = visitor().open("/");
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

        AtlasPage reader = visitor().open(link);
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
        AtlasPage visitor = visitor().open("/").untilFilled();
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
