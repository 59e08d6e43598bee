package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A latent space of more than two dimensions: the plane of it that the map shows, and a slider per dimension. */
class DeepMapTest extends VisitorTest {
    private static void untilAddress(Page page, String pattern) {
        page.waitForURL(Pattern.compile(pattern));
    }

    /** The address of the model that has the number in its name. */
    private static String deep(Page page, String dimensions) {
        page.navigate("/");
        return page.locator(".maps a.name", new Page.LocatorOptions().setHasText(dimensions))
                .getAttribute("href");
    }

    @Test
    void aChosenPlaneIsInTheAddressAndSlidersAreSortedByUse() {
        Page page = visitor();
        AtlasPage map = new AtlasPage(page).open(deep(page, "16")).untilFilled();
        page.locator("#sliders-box summary").click();
        page.locator("#plane-labels").check();
        untilAddress(page, ".*p=l0\\.1\\.7.*");
        page.locator("#corner-1").selectOption("4");
        untilAddress(page, ".*p=l4\\.1\\.7.*");
        float[] middle = map.latent();
        page.locator("#corner-1").selectOption("1");
        assertThat(page.locator("#plane-status")).not().isEmpty();

        Page other = visitor();
        AtlasPage opened = new AtlasPage(other).open(page.url()).untilFilled();
        assertThat(opened.latent()).containsExactly(middle);
        other.locator("#sliders-box summary").click();
        assertThat(other.locator("#plane-labels")).isChecked();
        double last = Double.POSITIVE_INFINITY;
        for (String nats : other.locator("#sliders small").allInnerTexts()) {
            double use = Double.parseDouble(nats.split(" ", -1)[0]);
            assertThat(use).isLessThanOrEqualTo(last);
            last = use;
        }
        other.locator("#latent-reset").click();
        assertThat(opened.latent()).containsOnly(0);
    }

    @Test
    void thirtyTwoSlidersFollowKeysPointerAndFinger() {
        Page page = visitor(new NewContextOptions().setHasTouch(true).setViewportSize(390, 844));
        AtlasPage map = new AtlasPage(page).open(deep(page, "32"));
        page.locator("#sliders-box summary").click();
        Locator shown = page.locator("#sliders li:visible");
        assertThat(shown).hasCount(8);
        page.locator("#sliders-all").press("Enter");
        assertThat(shown).hasCount(32);
        assertThat(page.locator("#sliders-all")).hasAttribute("aria-expanded", "true");
        page.locator("#sliders-all").click();
        assertThat(shown).hasCount(8);

        Locator sliders = page.locator("#sliders input");
        sliders.first().press("ArrowRight");
        assertThat(map.latent()[dimension(page, 0)]).isEqualTo(0.05f);
        assertThat(sliders.first()).hasAttribute("aria-valuetext", "0.05");
        BoundingBox second = sliders.nth(1).boundingBox();
        page.mouse().click(second.x + second.width * 0.75, second.y + second.height / 2);
        assertThat(map.latent()[dimension(page, 1)]).isBetween(1.5f, 2.5f);
        BoundingBox third = sliders.nth(2).boundingBox();
        page.touchscreen().tap(third.x + third.width * 0.25, third.y + 2);
        assertThat(map.latent()[dimension(page, 2)]).isBetween(-2.5f, -1.5f);
        assertThat(map.pixels()).containsExactly(map.pixelsOnTheJvm());

        page.locator("#plane-principal").press("ArrowRight");
        assertThat(page.locator("#plane-axes")).isChecked();
        page.locator("#axis-across").selectOption(new SelectOption().setIndex(3));
        untilAddress(page, ".*p=a\\d+\\.\\d+.*");
        page.locator("#latent-reset").tap();
        assertThat(map.latent()).containsOnly(0);
        assertThat(map.complaints()).isEmpty();
    }

    private static int dimension(Page page, int row) {
        return Integer.parseInt(
                        page.locator("#sliders li span").nth(row).innerText().substring(1))
                - 1;
    }
}
