package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import java.util.stream.Collectors;

/** What axe-core says of a page, and whether it must be scrolled sideways (WCAG 2.2, 1.4.10); the page's context must bypass the content security policy, as axe-core is put into it as a script. */
final class Accessibility {
    private Accessibility() {}

    /** Asserts that no rule is violated in the state that the page is in, that rules were checked at all, and that nothing is wider than the page. */
    static void check(Page page, String state) {
        AxeResults results = new AxeBuilder(page).analyze();
        assertThat(results.getPasses()).as("rules that were checked").isNotEmpty();
        String violations = results.getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
                .collect(Collectors.joining("\n"));
        assertThat(violations).as(state + ", " + page.url()).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels that it is too wide, " + state + ", " + page.url())
                .isEqualTo(0);
    }
}
