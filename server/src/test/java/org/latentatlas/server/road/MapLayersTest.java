package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map's layers, what its pixels show, its seeds, and the addresses that say them. */
class MapLayersTest extends VisitorTest {
    private static void untilField(Page page, String kind) {
        assertThat(page.locator("#map")).hasAttribute("data-field", kind);
    }

    private static void untilAddress(Page page, String pattern) {
        page.waitForURL(Pattern.compile(pattern));
    }

    @Test
    void regionsAndMagnificationAreSwitchedByKeysAndByTheAddress() {
        Page page = visitor();
        AtlasPage map = new AtlasPage(page).open("/").untilFilled();
        page.locator("#layer-regions").press("Space");
        untilField(page, "regions");
        untilAddress(page, ".*l=dptr($|&.*)");
        page.locator("#layer-magnification").press("Space");
        untilField(page, "magnification");
        assertThat(page.locator("#layer-regions")).not().isChecked();
        assertThat(page.locator("#magnification-legend")).isVisible();
        assertThat(page.locator("#magnification-ticks li").count()).isGreaterThanOrEqualTo(3);
        untilAddress(page, ".*l=dptm($|&.*)");
        page.locator("#layer-walk").uncheck();
        untilAddress(page, ".*l=dptmh($|&.*)");

        Page other = visitor();
        new AtlasPage(other).open(page.url()).untilFilled();
        untilField(other, "magnification");
        assertThat(other.locator("#layer-walk")).not().isChecked();
        assertThat(map.complaints()).isEmpty();
    }

    @Test
    void theViewThatMovesHasItsAreaAgain() {
        Page page = visitor();
        new AtlasPage(page).open("/#l=dptr").untilFilled();
        untilField(page, "regions");
        page.evaluate("document.getElementById('map').dataset.field = 'old'");
        page.locator("#zoom-in").click();
        page.locator("#zoom-in").click();
        untilField(page, "regions");
    }

    @Test
    void uncertaintyIsTheDeviationOfEachPixelInItsOwnColours() {
        Page page = visitor();
        AtlasPage map = new AtlasPage(page).open("/#z=0.5,-1.25").untilFilled();
        page.locator("#pixels-uncertainty").check();
        assertThat(page.locator("#uncertainty-legend")).isVisible();
        untilAddress(page, ".*m=u.*");
        Object distance = page.evaluate("""
                () => {
                  const canvas = document.getElementById('big').getContext('2d').getImageData(0, 0, 28, 28).data;
                  const colour = (name) => {
                    const probe = document.body.appendChild(document.createElement('i'));
                    probe.style.setProperty('color', `var(${name})`);
                    const parts = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
                    probe.remove();
                    return parts[0];
                  };
                  const paper = colour('--sheet'), full = colour('--sigma');
                  return Math.max(...Array.from(atlas.pixels()).map((p, i) => {
                    const level = Math.round(p * 255) / 255;
                    return Math.abs(paper + (full - paper) * 2 * Math.sqrt(level * (1 - level)) - canvas[4 * i]);
                  }));
                }""");
        assertThat(((Number) distance).doubleValue()).isLessThanOrEqualTo(16);
        assertThat(map.complaints()).isEmpty();
    }

    @Test
    void theDensityAtTheCursorLinksToItsDefinition() {
        Page page = visitor();
        new AtlasPage(page).open("/#z=0,2").untilFilled();
        assertThat(page.locator("#density")).hasText("log p(z) = −3.84 nats");
        assertThat(page.locator("#radius")).containsText("86 %");
        page.locator("#density").click();
        assertThat(page.locator("#prior-density")).isInViewport();
    }

    @Test
    void seedsAreInTheLinkAndGiveTheSameDigitsAgain() {
        Page page = visitor();
        AtlasPage map = new AtlasPage(page).open("/").untilFilled();
        page.locator("#draw-again").click();
        assertThat(page.locator("#prior-seed")).hasValue("2");
        page.locator("#prior-seed").fill("1234");
        page.locator("#prior-seed").press("Enter");
        String first = page.locator("#gallery button").first().getAttribute("aria-label");
        page.locator("#keys button").nth(7).click();
        float[] seven = map.latent();
        assertThat(page.locator("#label-seed")).hasValue("1");
        page.locator("#label-seed").fill("0");
        page.locator("#label-seed").press("Enter");
        page.locator("#keys button").nth(7).click();
        assertThat(map.latent()).containsExactly(seven);
        untilAddress(page, ".*s=1234,1.*");

        Page other = visitor();
        new AtlasPage(other).open(page.url()).untilFilled();
        assertThat(other.locator("#gallery button").first()).hasAttribute("aria-label", first);
        page.locator("#prior-seed").fill("many");
        page.locator("#prior-seed").press("Enter");
        assertThat(page.locator("#prior-seed")).hasValue("1234");
    }

    @Test
    void theGalleryIsSavedAsAContactSheetNamedByModelAndSeed() {
        Page page = visitor();
        new AtlasPage(page).open("/#s=7").untilFilled();
        String name = page.waitForDownload(() -> page.locator("#sheet").click()).suggestedFilename();
        assertThat(name).matches("latent-atlas-[0-9a-f]{16}-seed-7\\.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"z=NaN,1&l=dr", "v=0,0&z=1", "p=a1&s=x", "w=AAAA&l=dr", "z=0.5"})
    void aDamagedAddressIsToldAndOpensWithTheRest(String fragment) {
        Page page = visitor();
        AtlasPage map = new AtlasPage(page).open("/#" + fragment).untilFilled();
        assertThat(page.locator("#notice")).isVisible();
        assertThat(map.latent()).hasSize(2);
        if (fragment.contains("l=dr")) {
            assertThat(page.locator("#layer-regions")).isChecked();
        }
        assertThat(map.complaints()).isEmpty();
    }

    @Test
    void aDotThatIsHoveredShowsItsPicture() {
        Page page = visitor(new Browser.NewContextOptions().setViewportSize(1440, 900));
        new AtlasPage(page).open("/").untilFilled();
        BoundingBox box = page.locator("#surface").boundingBox();
        Locator card = page.locator("#peek figure");
        for (int i = 0; i < 40 && !card.isVisible(); i++) {
            page.mouse().move(box.x + box.width / 2 + 4 * i, box.y + box.height / 2 + 2 * i);
        }
        assertThat(card).isVisible();
        page.waitForFunction("() => document.getElementById('peek-picture').naturalWidth === 28");
        assertThat(page.locator("#peek-text")).hasText(Pattern.compile("[0-9] · test image [0-9]+"));
        page.mouse().move(5, 5);
        assertThat(card).isHidden();
    }
}
