package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page is called, what Back and Forward do, and the language switch in the browser. */
class HistoryTest extends VisitorTest {
    @Test
    void backAndForwardGoThroughDeliberateSteps() {
        Page page = new AtlasPage(visitor()).open("/").untilFilled().page();
        assertThat(page).hasTitle("The map of handwritten digits · Latent Atlas");

        page.locator("#surface").click();
        assertThat(page).hasURL(Pattern.compile("#z="));
        page.locator("#surface").press("ArrowRight"); // motion: it changes the same entry
        page.locator("#gallery button").first().click();
        assertThat(page).hasTitle(Pattern.compile("^An? [a-z]+ at z = \\(.*\\) · Latent Atlas$"));
        String gallery = page.title();
        page.locator("#layer-prior").uncheck();
        assertThat(page).hasURL(Pattern.compile("l="));

        page.goBack();
        assertThat(page.locator("#layer-prior")).isChecked();
        assertThat(page).hasTitle(gallery);
        page.goBack();
        assertThat(page).not().hasTitle(gallery);
        page.goForward();
        assertThat(page).hasTitle(gallery);
        page.goForward();
        assertThat(page.locator("#layer-prior")).not().isChecked();
    }

    @Test
    void theSwitchKeepsThePlaceOnTheMap() {
        Page page = new AtlasPage(visitor()).open("/#z=1.5,-0.5").untilFilled().page();
        assertThat(page).hasTitle(Pattern.compile("at z = \\(1\\.50, −0\\.50\\)"));

        page.locator("[data-language-switch]").click();

        assertThat(page).hasTitle(Pattern.compile("^Un .* en z = \\(1\\.50, −0\\.50\\)"));
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        assertThat(page.locator("#looks-like")).hasText("ressemble à un");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
    }

    @Test
    void aBrowserInFrenchGetsFrench() {
        Page page = new AtlasPage(visitor(new Browser.NewContextOptions().setLocale("fr-FR")))
                .open("/")
                .page();

        assertThat(page.locator("#share")).hasText("Partager");
    }
}
