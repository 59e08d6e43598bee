package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page 320 pixels wide, or one enlarged four times, is read without scrolling sideways (WCAG 2.2, 1.4.10). */
class NarrowTest extends VisitorTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void nothingIsWiderThanTheNarrowestPage(String language) {
        Page page = visitor(new NewContextOptions()
                .setLocale(language)
                .setViewportSize(320, 6400) // what is far from the window is not laid out
                .setIsMobile(true)
                .setHasTouch(true));
        for (String path : new String[] {"/", "/draw", "/models", "/compare", "/offline", "/sign-in", "/nowhere"}) {
            page.navigate(path);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(320);
        }
    }
}
