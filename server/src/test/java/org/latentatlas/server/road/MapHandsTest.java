package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hands on the map: a thrown map goes on, a held one stays, two fingers zoom, one finger finds the image beside it. */
class MapHandsTest extends VisitorTest {
    private static final String VIEW = "() => new URLSearchParams(location.hash.slice(1)).get('v')";

    private static String view(Page page) {
        page.waitForFunction("() => location.hash.includes('v=')");
        return String.valueOf(page.evaluate(VIEW));
    }

    private static double centre(String view) {
        return Double.parseDouble(view.split(",", -1)[0]);
    }

    private Page moving() {
        return visitor(new Browser.NewContextOptions().setViewportSize(1000, 800), ReducedMotion.NO_PREFERENCE);
    }

    /** Drags the map to the right by 160 pixels in 80 milliseconds and lets it go, however long the machine takes to say so. */
    private static void fling(Page page) {
        BoundingBox box = page.locator("#surface").boundingBox();
        double x = box.x + 200;
        double y = box.y + 200;
        double end = System.currentTimeMillis() / 1000.0; // the protocol's times are seconds since 1970
        Pointer mouse = new Pointer(page);
        mouse.send("mousePressed", x, y, Map.of("timestamp", end - 0.1));
        for (int i = 1; i <= 8; i++) {
            mouse.send("mouseMoved", x + 20 * i, y, Map.of("timestamp", end - 0.1 + 0.01 * i));
        }
        mouse.send("mouseReleased", x + 160, y, Map.of("timestamp", end));
    }

    @Test
    void aThrownMapGoesOnAndAHeldOneStaysWithReducedMotion() {
        Page calm = visitor(new Browser.NewContextOptions().setViewportSize(1000, 800));
        new AtlasPage(calm).open("/").untilFilled();
        fling(calm);
        double dragged = centre(view(calm));
        assertThat(dragged).isNegative();

        Page page = moving();
        new AtlasPage(page).open("/").untilFilled();
        fling(page);
        page.waitForFunction(
                "(dragged) => Number(new URLSearchParams(location.hash.slice(1)).get('v')?.split(',')[0] ?? 0) < dragged - 0.1",
                dragged);
    }

    @Test
    void twoFingersZoomAndLeaveTheCursorAlone() {
        Page page = visitor(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setDeviceScaleFactor(2));
        AtlasPage map = new AtlasPage(page).open("/#z=0.5,0.5").untilFilled();
        page.locator("#surface").scrollIntoViewIfNeeded();
        BoundingBox box = page.locator("#surface").boundingBox();
        Touch fingers = new Touch(page);
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        fingers.send("touchStart", x - 20, y, x + 20, y);
        for (int i = 1; i <= 6; i++) {
            fingers.send("touchMove", x - 20 - 12 * i, y, x + 20 + 12 * i, y);
        }
        fingers.send("touchEnd");
        double scale = Double.parseDouble(view(page).split(",", -1)[2]);
        assertThat(scale).isGreaterThan(150);
        assertThat(map.latent()).containsExactly(0.5f, 0.5f);
    }

    @Test
    void keysZoomAndWalkToTheImageBesideTheCursor() {
        Page page = visitor();
        new AtlasPage(page).open("/").untilFilled();
        page.locator("#surface").press("+");
        double nearer = Double.parseDouble(view(page).split(",", -1)[2]);
        assertThat(nearer).isGreaterThan(100);
        for (int i = 0; i < 30 && !page.locator("#peek figure").isVisible(); i++) {
            page.locator("#surface").press("ArrowRight");
        }
        assertThat(page.locator("#peek figure")).isVisible();
    }
}
