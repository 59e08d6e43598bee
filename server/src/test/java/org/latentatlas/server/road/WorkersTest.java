package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map's workers: both work, nothing stale is decoded, and the map fills whatever becomes of them. */
class WorkersTest extends VisitorTest {
    /** Puts something between the page and its workers that counts, holds back and breaks. */
    private static final String OBSERVED = """
            window.seen = { made: 0, ready: 0, tiles: [], posted: [], hold: false, after: () => {} };
            const Real = globalThis.Worker;
            globalThis.Worker = class extends Real {
              constructor(...given) {
                super(...given);
                const number = seen.made++;
                seen.tiles[number] = 0;
                this.addEventListener('message', (event) => {
                  if (event.data.kind === 'ready') seen.ready++;
                  if (event.data.kind === 'tile') {
                    seen.tiles[number]++;
                    seen.after(this, number);
                  }
                });
              }
              postMessage(message, ...rest) {
                if (message.tile) seen.posted.push({ kind: message.kind, level: message.tile[0] });
                if (!(seen.hold && message.kind === 'tile')) super.postMessage(message, ...rest);
              }
            };
            """;

    private Page observed(String trouble) {
        Page page = visitor();
        page.addInitScript(OBSERVED + trouble);
        return page;
    }

    @Test
    void bothWorkersDecodeTheMap() {
        Page page = observed("");
        new AtlasPage(page).open("/").untilFilled();
        assertThat(page.evaluate("seen.made")).isEqualTo(2);
        until(page, "seen.ready === 2"); // on a busy machine one can have filled the map before the other began
        page.evaluate("() => { seen.tiles.fill(0); }");
        page.locator("#zoom-in").click();
        until(page, "Math.min(...seen.tiles) > 0");
    }

    @Test
    void tilesThatNobodyWantsAnyMoreAreDropped() {
        Page page = observed("");
        AtlasPage visitor = new AtlasPage(page).open("/").untilFilled();
        until(page, "seen.ready === 2");
        page.evaluate("() => { seen.hold = true; seen.posted = []; }");
        page.locator("#zoom-in").click();
        until(page, "seen.posted.length >= 4");
        page.waitForTimeout(300);
        assertThat(posted(page, "tile")).as("asked for at once, of two workers").hasSize(4);
        page.evaluate("() => { seen.hold = false; seen.posted = []; }");
        for (int i = 0; i < 3; i++) {
            page.locator("#zoom-in").click();
        }
        until(page, "seen.posted.filter((message) => message.kind === 'drop').length >= 4");
        visitor.untilFilled();
        page.waitForTimeout(500);
        Integer last = (Integer) page.evaluate("seen.posted.at(-1).level");
        assertThat(posted(page, "drop")).doesNotContain(last);
        assertThat(posted(page, "tile")).contains(last);
    }

    /** Waits for a condition; Playwright's own polling would need the content security policy's leave to evaluate text. */
    private static void until(Page page, String condition) {
        for (int i = 0; i < 300 && !page.evaluate(condition).equals(true); i++) {
            page.waitForTimeout(100);
        }
        assertThat(page.evaluate(condition)).as(condition).isEqualTo(true);
    }

    /** Levels of the tiles in the messages of that kind. */
    private static List<Integer> posted(Page page, String kind) {
        List<?> levels = (List<?>)
                page.evaluate("(kind) => seen.posted.filter((m) => m.kind === kind).map((m) => m.level)", kind);
        return levels.stream().map(Integer.class::cast).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // its script does not arrive
                "globalThis.Worker = class extends Real { constructor(url, o) { super('/nowhere.js', o); seen.made++; } };",
                // it never starts
                "globalThis.Worker = class { constructor() { seen.made++; } addEventListener() {} terminate() {} };",
                // the browser has none
                "globalThis.Worker = class { constructor() { seen.made++; throw new Error('no workers'); } };",
            })
    void pageWithoutWorkersDecodesByItself(String trouble) {
        Page page = observed(trouble);
        AtlasPage visitor = new AtlasPage(page).open("/").untilFilled();
        assertThat((Integer) page.evaluate("seen.made")).isBetween(2, 4);
        assertThat(visitor.pixels()).containsExactly(visitor.pixelsOnTheJvm());
        page.locator("#zoom-in").click();
        until(page, INK_IN_THE_MIDDLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // the first that has a tile falls silent after it, without a word
                "seen.after = (worker, number) => { if (seen.tiles.every((n, i) => i === number || n === 0)) worker.terminate(); };",
                // both fall silent
                "seen.after = (worker, number) => { if (number < 2) worker.terminate(); };",
                // every worker reports an error sooner or later
                "seen.after = (worker, n) => { if (seen.tiles[n] === 3) worker.dispatchEvent(new Event('error')); };",
            })
    void workersThatDieAreReplacedAndTheirTilesAreNotLost(String trouble) {
        Page page = observed(trouble);
        new AtlasPage(page).open("/").untilFilled();
        assertThat((Integer) page.evaluate("seen.made")).isGreaterThan(2);
    }

    /** Some digit is drawn on the map's canvas. */
    private static final String INK_IN_THE_MIDDLE = """
            () => {
              const tiles = document.getElementById('tiles');
              const data = tiles.getContext('2d').getImageData(0, 0, tiles.width, tiles.height).data;
              let darkest = 255, lightest = 0;
              for (let i = 0; i < data.length; i += 4) {
                darkest = Math.min(darkest, data[i]);
                lightest = Math.max(lightest, data[i]);
              }
              return lightest - darkest > 128;
            }""";
}
