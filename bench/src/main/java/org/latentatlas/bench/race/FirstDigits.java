package org.latentatlas.bench.race;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latentatlas.bench.Times;

/**
 * From navigation to the first digit: every visit in a context of its own, so that nothing is cached, the pages in rotated order. The least
 * page of each candidate, and the site's own.
 */
final class FirstDigits {
    private static final String WATCH = """
            globalThis.seen = {};
            new MutationObserver(() => {
              const { first, ready } = document.documentElement?.dataset ?? {};
              for (const what of [first, ready]) {
                if (what && !(what in seen)) {
                  seen[what] = performance.now();
                  console.debug('seen ' + what);
                }
              }
            }).observe(document, { subtree: true, attributes: true, childList: true });
            """;
    private static final String COLLECT = """
            () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
              .filter((file) => file.responseEnd <= seen.digit)
              .reduce(([code, all], file) => [
                code + (/\\.(html|js|mjs|wasm)$/.test(new URL(file.name).pathname) ? file.encodedBodySize : 0),
                all + file.encodedBodySize,
              ], [0, 0])
            """;

    /** What is visited; {@code mark} is the last mark that is waited for, {@code digit} or {@code map}. */
    record Visited(String candidate, String network, String address, String mark) {}

    /** What was found: code and all bytes on the wire before the first digit, and the times to the digit and to the last mark. */
    record Found(List<Double> digit, List<Double> last, long code, long all) {
        Times toDigit() {
            return Times.of(digit);
        }

        Times toLast() {
            return Times.of(last);
        }
    }

    private final Browser browser;
    private final Map<Visited, Found> found = new LinkedHashMap<>();
    private final Map<String, Double> sums = new LinkedHashMap<>();

    FirstDigits(Browser browser) {
        this.browser = browser;
    }

    Map<Visited, Found> visit(List<Visited> pages, int rounds) {
        pages.forEach(page -> found.put(page, new Found(new ArrayList<>(), new ArrayList<>(), 0, 0)));
        for (int round = 0; round < rounds; round++) {
            List<Visited> order = new ArrayList<>(pages);
            Collections.rotate(order, round);
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            order.forEach(this::visit);
            System.out.print("\rvisit " + (round + 1) + " of " + rounds);
        }
        System.out.println();
        return found;
    }

    private void visit(Visited visited) {
        try (BrowserContext context = browser.newContext()) {
            context.addInitScript(WATCH);
            Page page = context.newPage();
            page.waitForConsoleMessage(
                    new Page.WaitForConsoleMessageOptions()
                            .setPredicate(message -> message.text().equals("seen " + visited.mark())),
                    () -> page.navigate(
                            visited.address(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT)));
            Found before = found.getOrDefault(visited, new Found(List.of(), List.of(), 0, 0));
            before.digit().add(number(page.evaluate("() => seen.digit")));
            before.last().add(number(page.evaluate("mark => seen[mark]", visited.mark())));
            List<?> bytes = (List<?>) page.evaluate(COLLECT);
            found.put(visited, new Found(before.digit(), before.last(), (long) number(bytes.get(0)), (long)
                    number(bytes.get(1))));
            checkSum(visited, page.evaluate("() => globalThis.sum ?? null"));
        }
    }

    /** All least pages must show the same digit of a network. */
    private void checkSum(Visited visited, Object sum) {
        if (sum != null) {
            double expected = sums.computeIfAbsent(visited.network(), network -> number(sum));
            if (Math.abs(number(sum) - expected) > 1e-3) {
                throw new IllegalStateException(visited.candidate() + " shows another digit than the others");
            }
        }
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
