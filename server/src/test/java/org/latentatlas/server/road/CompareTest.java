package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentatlas.network.Decoder;
import org.latentatlas.transport.Plan;
import org.latentatlas.transport.Sinkhorn;
import org.latentatlas.walk.Walk;
import org.latentatlas.weights.Safetensors;

/** The three rows under one slider show what the JVM computes for the same two digits. */
class CompareTest extends VisitorTest {
    private static final String READY = "#rows[data-transport=ready]";

    private static float[] decoded(Decoder decoder, float[] z) {
        float[] pixels = new float[784];
        decoder.decode(pixels, z, decoder.scratch());
        return pixels;
    }

    private static Plan plan(float[] from, float[] to) {
        Sinkhorn sinkhorn = new Sinkhorn(from, to, 28);
        while (sinkhorn.step()) {
            assertThat(sinkhorn.progress()).isLessThan(1);
        }
        return sinkhorn.plan();
    }

    private static void slide(Page page, int moment) {
        page.locator("#leg-moment").fill(String.valueOf(moment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker", "page"})
    void theRowsShowTheLatentPathTheFadeAndTheTransport(String where) {
        Page page = visitor();
        if (where.equals("page")) {
            page.addInitScript("delete globalThis.Worker");
        }
        AtlasPage visitor = new AtlasPage(page).open("/").untilFilled();
        Walk walk = WalkModeTest.walk(page);
        Decoder decoder = Decoder.load(Safetensors.read(visitor.decoderFile()));
        float[] from = decoded(decoder, walk.stops().get(0));
        float[] to = decoded(decoder, walk.stops().get(1));
        page.locator("#compare").click();
        page.waitForSelector(READY);
        for (int moment : new int[] {0, 300, 1000}) {
            slide(page, moment);
            double share = walk.easing().ease(moment / 1000.0);
            assertThat(visitor.canvasDistance("now-latent", visitor.pixels())).isLessThan(1.2 / 255);
            assertThat(visitor.canvasDistance("now-fade", mixed(from, to, share)))
                    .isLessThan(1.2 / 255);
            assertThat(visitor.canvasDistance("now-moved", moved(plan(from, to), share)))
                    .isLessThan(1.2 / 255);
        }
        assertThat(page.locator("#rows")).hasAttribute("data-leg", "1");
        assertThat(visitor.complaints()).isEmpty();
    }

    private static float[] mixed(float[] from, float[] to, double share) {
        float[] mixed = new float[784];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (float) ((1 - share) * from[i] + share * to[i]);
        }
        return mixed;
    }

    private static float[] moved(Plan plan, double share) {
        float[] moved = new float[784];
        plan.at(moved, share);
        for (int i = 0; i < moved.length; i++) {
            moved[i] = Math.min(1, moved[i]);
        }
        return moved;
    }

    @Test
    void theRowsFollowTheWalkFromLegToLeg() {
        Page page = new AtlasPage(visitor()).open("/").untilFilled().page();
        page.locator("#compare").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#compare")).hasAttribute("aria-expanded", "true");
        page.waitForSelector(READY);
        assertThat(page.locator("#leg-before")).isDisabled();
        page.locator("#leg-after").press("Enter");
        assertThat(page.locator("#leg-name")).hasText("Leg 2 of 4");
        page.waitForSelector(READY);
        page.locator("#leg-moment").press("ArrowRight");
        assertThat(page.locator("#rows")).hasAttribute("data-leg", "2");
        page.locator("#scrub").fill("900");
        assertThat(page.locator("#leg-name")).hasText("Leg 4 of 4");
        page.locator("#clear").click();
        assertThat(page.locator("#rows")).isHidden();
        assertThat(page.locator("#compare")).isDisabled();
    }

    @Test
    void aLegThatIsNoLongerShownIsGivenUp() {
        AtlasPage visitor = new AtlasPage(visitor()).open("/").untilFilled();
        Page page = visitor.page();
        page.locator("#compare").click();
        for (String moment : new String[] {"100", "900", "300", "700", "400", "600"}) {
            page.locator("#scrub").fill(moment);
        }
        page.waitForSelector(READY);
        assertThat(page.locator("#leg-name")).hasText("Leg 3 of 4");
        assertThat(page.locator("#transport-text")).containsText("pixels");
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void openRowsStandInTheAddressOfTheMapAndOfASharedWalk() {
        AtlasPage author = new AtlasPage(visitor()).open("/").untilFilled();
        author.page().locator("#compare").click();
        author.page().waitForURL(Pattern.compile("[#&]c=1"));
        Page reader = new AtlasPage(visitor()).open(author.page().url()).page();
        reader.waitForSelector(READY);
        reader.locator("#compare").click();
        reader.waitForURL(address -> !address.contains("c=1"));
        String link = author.share();
        Page shared = new AtlasPage(visitor()).open(link).page();
        assertThat(shared.locator("#rows")).isHidden();
        shared.locator("#compare").click();
        assertThat(shared).hasURL(link + "#c=1");
        shared.reload();
        shared.waitForSelector(READY);
        shared.locator("#compare").click();
        assertThat(shared).hasURL(link);
    }
}
