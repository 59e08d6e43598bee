package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentatlas.network.Decoder;
import org.latentatlas.walk.Pace;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;
import org.latentatlas.weights.Safetensors;

/** Making a walk on the map by pointer, finger and keys, and taking steps back. */
class WalkModeTest extends VisitorTest {
    private AtlasPage map() {
        return new AtlasPage(visitor()).open("/").untilFilled();
    }

    /** The walk that the page's complete link holds. */
    static Walk walk(Page page) {
        page.locator("#export summary").click();
        String link = page.locator("#full-link").inputValue();
        page.locator("#export summary").click();
        return WalkText.read(link.substring(link.indexOf("#w=") + 3));
    }

    private static Locator stops(Page page) {
        return page.locator("#strip button");
    }

    @Test
    void everyChangeIsUndoneAndDoneAgainByButtonsAndKeys() {
        Page page = map().page();
        page.locator("#clear").click();
        assertThat(stops(page)).hasCount(0);
        assertThat(page.locator("#share")).isDisabled();
        page.keyboard().press("Control+z");
        assertThat(stops(page)).hasCount(5);
        page.keyboard().press("Control+Shift+z");
        assertThat(stops(page)).hasCount(0);
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+y");
        assertThat(stops(page)).hasCount(0);
        page.locator("#undo").click();
        assertThat(stops(page)).hasCount(5);
        page.locator("#redo").click();
        assertThat(stops(page)).hasCount(0);
        assertThat(page.locator("#redo")).isDisabled();
    }

    @Test
    void aNewStopLeavesTheOthersAsTheyArePainted() {
        Page page = map().page();
        page.evaluate("() => { window.painted = [...document.querySelectorAll('#strip button canvas')]; }");
        stops(page).nth(1).click();
        page.locator("#surface").press("Enter");
        assertThat(stops(page)).hasCount(6);
        assertThat(stops(page).nth(2)).hasAttribute("aria-pressed", "true");
        assertThat(stops(page).nth(5)).hasText("6");
        assertThat(page.evaluate("() => [...document.querySelectorAll('#strip button canvas')]"
                        + ".map(canvas => painted.indexOf(canvas)).join()"))
                .isEqualTo("0,1,-1,2,3,4");
        page.locator("#undo").click();
        assertThat(page.evaluate("() => [...document.querySelectorAll('#strip button canvas')]"
                        + ".map(canvas => painted.indexOf(canvas)).join()"))
                .isEqualTo("0,1,2,3,4");
    }

    @Test
    void aSelectedStopIsScrolledIntoTheRow() {
        Page page = map().page();
        page.setViewportSize(390, 844);
        Locator surface = page.locator("#surface");
        for (String key : List.of("Shift+ArrowRight", "Shift+ArrowUp", "Shift+ArrowLeft")) {
            surface.press(key);
            surface.press("Enter");
        }
        assertThat(stops(page).last()).hasAttribute("aria-pressed", "true");
        BoundingBox row = page.locator("#track").boundingBox();
        BoundingBox stop = stops(page).last().boundingBox();
        assertThat(stop.x).isGreaterThanOrEqualTo(row.x);
        assertThat(stop.x + stop.width).isLessThanOrEqualTo(row.x + row.width);
    }

    @Test
    void keysInAFieldBelongToTheField() {
        Page page = map().page();
        page.locator("#surface").press("Enter");
        assertThat(stops(page)).hasCount(6);
        page.locator("#walk-summary").click();
        page.locator("#note").fill("a note");
        page.locator("#note").press("Control+z");
        page.locator("#note").press(" ");
        assertThat(stops(page)).hasCount(6);
        assertThat(page.locator("#walk")).not().hasClass("walk playing");
    }

    @Test
    void aStopIsDraggedToAnotherPlaceByMouseByFingerAndByKeys() {
        AtlasPage visitor = new AtlasPage(visitor(new Browser.NewContextOptions().setHasTouch(true)))
                .open("/")
                .untilFilled();
        Page page = visitor.page();
        float[] first = walk(page).stops().get(0);
        drag(page, 0, 2);
        assertThat(walk(page).stops().get(2)).containsExactly(first);
        stops(page).nth(2).press("Shift+ArrowLeft");
        assertThat(walk(page).stops().get(1)).containsExactly(first);
        dragByFinger(page, 1, 4);
        assertThat(walk(page).stops().get(4)).containsExactly(first);
        stops(page).nth(4).press("Delete");
        assertThat(stops(page)).hasCount(4);
        assertThat(visitor.complaints()).isEmpty();
    }

    private static void drag(Page page, int from, int to) {
        stops(page).nth(from).scrollIntoViewIfNeeded();
        BoundingBox start = stops(page).nth(from).boundingBox();
        BoundingBox end = stops(page).nth(to).boundingBox();
        page.mouse().move(start.x + 20, start.y + 20);
        page.mouse().down();
        page.mouse().move(start.x + 60, start.y + 20);
        page.mouse().move(end.x + end.width, end.y + 20);
        page.mouse().up();
    }

    private static void dragByFinger(Page page, int from, int to) {
        stops(page).nth(from).scrollIntoViewIfNeeded();
        BoundingBox start = stops(page).nth(from).boundingBox();
        BoundingBox end = stops(page).nth(to).boundingBox();
        Touch finger = new Touch(page);
        finger.send("touchStart", start.x + 20, start.y + 20);
        finger.send("touchMove", start.x + 60, start.y + 20);
        finger.send("touchMove", end.x + end.width - 2, end.y + 20);
        finger.send("touchEnd");
    }

    @Test
    void evenVisualSpeedIsPartOfTheWalkAndHasTheBitsOfTheJvm() {
        AtlasPage visitor = map();
        Page page = visitor.page();
        page.locator("#walk-summary").click();
        page.locator("#even").check();
        assertThat(page.locator("#walk-summary")).containsText("even visual speed");
        assertThat(page.locator("#easing")).isDisabled();
        page.waitForSelector("#walk[data-pace=ready]");
        page.locator("#walk-summary").click();
        Walk walk = walk(page);
        assertThat(walk.even()).isTrue();
        Decoder decoder = Decoder.load(Safetensors.read(visitor.decoderFile()));
        Pace pace = Pace.of(walk, decoder);
        float[] expected = new float[2];
        for (int moment : List.of(0, 137, 500, 811, 1000)) {
            page.locator("#scrub").fill(String.valueOf(moment));
            pace.latentAt(expected, moment / 1000.0 * walk.seconds());
            assertThat(visitor.latent()).containsExactly(expected);
        }
        String link = visitor.share();
        AtlasPage reader = new AtlasPage(visitor()).open(link);
        reader.page().waitForSelector("#walk[data-pace=ready]");
        reader.page().locator("#scrub").fill("811");
        pace.latentAt(expected, 0.811 * walk.seconds());
        assertThat(reader.latent()).containsExactly(expected);
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void titleAndNoteAreSharedAsTheyWereWritten() {
        AtlasPage visitor = map();
        Page page = visitor.page();
        page.locator("#walk-summary").click();
        page.locator("#title").fill("<b>4 & 9</b>");
        page.locator("#note").fill("First line.\n<script>alert(1)</script>");
        page.locator("#note").blur();
        page.locator("#walk-summary").click();
        AtlasPage reader = new AtlasPage(visitor()).open(visitor.share());
        assertThat(reader.page().locator("h1")).hasText("<b>4 & 9</b>");
        assertThat(reader.page().locator(".note")).containsText("<script>alert(1)</script>");
        assertThat(reader.complaints()).isEmpty();
    }

    @Test
    void spacePlaysAndPausesAndTheScrubberFollows() {
        Page page = map().page();
        page.keyboard().press("Space");
        page.waitForSelector("#walk.playing");
        assertThat(page.locator("#scrub")).not().hasValue("0");
        page.keyboard().press("Space");
        page.waitForSelector("#walk:not(.playing)");
    }
}
