package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;

/** From a drawing onwards: its nearest test images, and walks to the cursor and the stops that the visitor left on the map. */
class OnwardsTest extends VisitorTest {
    private static final String DONE = "#figures[data-state=done]";

    private static Page draw(Page page) {
        page.navigate("/draw");
        page.waitForSelector(DONE);
        return page;
    }

    @Test
    void theNearestTestImagesAreShownAndFollowTheDrawing() {
        Page page = draw(visitor());
        page.locator("#examples button").first().click();
        page.waitForSelector(DONE);
        Locator pictures = page.locator("#test-relatives-list img");
        assertThat(page.locator("#test-relatives-list b")).hasText(new String[] {"0", "0", "0", "0", "0", "0"});
        page.waitForFunction(
                "() => [...document.querySelectorAll('#test-relatives-list img')].every((image) => image.naturalWidth === 28)");
        List<Double> distances = page.locator("#test-relatives-list figcaption span").allInnerTexts().stream()
                .map(Double::valueOf)
                .toList();
        assertThat(distances).hasSize(6).isSorted();
        assertThat(distances.get(0)).isZero(); // this drawing is a test image
        String first = pictures.first().getAttribute("src");
        page.locator("#examples button").nth(7).click();
        assertThat(pictures.first()).not().hasAttribute("src", first);
    }

    @Test
    void aWalkLeadsToTheCursorAndTheStopsThatWereLeftOnTheMap() {
        Page page = visitor();
        AtlasPage map = new AtlasPage(page).open("/#z=0.5,-0.25").untilFilled();
        page.locator("#clear").click();
        page.locator("#surface").press("Enter");
        page.locator("#surface").press("Shift+ArrowRight");
        page.locator("#surface").press("Enter");
        Walk own = WalkModeTest.walk(page);
        page.waitForFunction(
                "() => Object.values(localStorage).some((text) => text.includes('w=' ) && text.includes('z='))");
        float[] cursor = map.latent();
        draw(page);
        Locator links = page.locator("#walk-own-list a");
        assertThat(links).hasCount(3);
        assertThat(end(links.nth(0))).containsExactly(cursor);
        assertThat(end(links.nth(1))).containsExactly(own.stops().get(0));
        assertThat(end(links.nth(2))).containsExactly(own.stops().get(1));
        links.nth(1).press("Enter");
        page.waitForSelector("html[data-ready=map]");
        assertThat(page.locator("#strip button")).hasCount(2);
        assertThat(page.locator("#walk-own")).hasCount(0);
    }

    private static float[] end(Locator link) {
        String address = link.getAttribute("href");
        return WalkText.read(address.substring(address.indexOf("#w=") + 3))
                .stops()
                .get(1);
    }

    @Test
    void whoWasNeverOnTheMapIsLedToDigitsOnly() {
        assertThat(draw(visitor()).locator("#walk-own")).isHidden();
        Page refused = visitor();
        refused.addInitScript(ThemeTest.NO_STORAGE);
        new AtlasPage(refused).open("/#z=1,1").untilFilled();
        refused.locator("#surface").press("Enter");
        assertThat(draw(refused).locator("#walk-own")).isHidden();
        assertThat(refused.locator("#walk-to a[href]")).hasCount(10);
    }
}
