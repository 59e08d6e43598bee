package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;

/** A walk in an address that names no model: it opens on the model that it was made with, and never on another one. */
class ForeignWalkTest extends VisitorTest {
    private static String fragment(String model, int size) {
        Walk walk = new Walk(
                model,
                List.of(new float[size], filled(size), new float[size]),
                PathKind.STRAIGHT,
                Easing.LINEAR,
                1,
                false,
                "elsewhere");
        return "#z=0.5,0.5&w=" + WalkText.write(walk);
    }

    private static float[] filled(int size) {
        float[] z = new float[size];
        z[0] = 0.5f;
        return z;
    }

    @Test
    void itOpensOnTheModelThatItWasMadeWith() {
        Page page = visitor();
        page.navigate("/");
        String deep = page.locator(".maps a.name", new Page.LocatorOptions().setHasText("16-D"))
                .getAttribute("href");
        String model = deep.substring(deep.indexOf('=') + 1);
        page.navigate("about:blank");
        page.navigate("/" + fragment(model, 16));
        page.waitForURL(Pattern.compile("\\?model=" + model + "#.*w="));
        new AtlasPage(page).untilFilled();
        assertThat(page.locator("#strip button")).hasCount(3);
        assertThat(WalkModeTest.walk(page).model()).isEqualTo(model);
    }

    @Test
    void aModelThatTheSiteDoesNotShowIsNamedAndTheWalkLeftOut() {
        Page page = visitor(new Browser.NewContextOptions().setLocale("en"));
        AtlasPage map = new AtlasPage(page).open("/" + fragment("0123456789abcdef", 2));
        assertThat(page.locator("#notice-text")).containsText("the model 0123456789abcdef");
        map.untilFilled();
        assertThat(map.latent()).containsExactly(0.5f, 0.5f); // the rest of the address counts
        assertThat(page.locator("#strip button")).hasCount(5); // the page's own suggestion
    }
}
