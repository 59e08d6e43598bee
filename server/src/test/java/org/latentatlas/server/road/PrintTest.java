package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A walk on paper: a hand-out for a classroom, whatever the theme. */
class PrintTest extends VisitorTest {
    private static final NewContextOptions DARK =
            new NewContextOptions().setColorScheme(ColorScheme.DARK).setViewportSize(1440, 900);

    @Test
    void aSharedWalkPrintsItsStopsItsNoteAndItsLinkInInkOnWhite() {
        Page page = visitor(DARK);
        String link = share(page, 4);
        new AtlasPage(page).open(link).untilFilled();
        onPaper(page);

        assertThat(page.locator("h1")).hasText("For the class");
        assertThat(page.locator(".player .note")).hasText("Where does the loop open?");
        assertThat(page.locator("#printed-link")).hasText(link);
        assertThat(page.locator(".hand-out")).containsText("MNIST 2-D, version ");
        assertThat(page.locator(".hand-out .lines i")).hasCount(8);
        Locator stops = page.locator("#strip li:not(.again)");
        assertThat(stops).hasCount(4);
        for (int i = 0; i < 4; i++) {
            assertThat(stops.nth(i).locator("small")).hasText(String.valueOf(i + 1));
            assertThat(stops.nth(i).locator("p"))
                    .hasText(Pattern.compile("like an? \\d\\s*z = \\(−?\\d\\.\\d\\d, −?\\d\\.\\d\\d\\)"));
        }
        assertThat(stops.first().locator("p")).containsText("z = (−1.50, 0.00)");
        assertPaper(page);
        assertThat(pages(page, "A4")).isEqualTo(1);
        assertThat(pages(page, "Letter")).isEqualTo(1);
    }

    @Test
    void aLongWalkGoesOnOnTheNextSheetWithWholeDigits() {
        Page page = visitor(DARK);
        new AtlasPage(page).open(share(page, 30)).untilFilled();
        assertThat(pages(page, "A4")).isEqualTo(2);
        assertThat(pages(page, "Letter")).isEqualTo(2);
    }

    @Test
    void theMapPrintsWithItsWalkAndACompleteLinkAndGoesOnDarkAfterwards() {
        Page page = visitor(DARK);
        new AtlasPage(page).open("/").untilFilled();
        page.locator("#title")
                .evaluate("(field) => { field.value = 'Round'; field.dispatchEvent(new Event('change')); }");
        assertThat(pages(page, "A4")).isEqualTo(1);
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(14, 16, 19)");
        onPaper(page);

        assertThat(page.locator("#printed-title")).hasText("Round");
        assertThat(page.locator("#printed-link")).hasText(Pattern.compile("http://.*#w=.+"));
        assertThat(page.locator("#strip li:not(.again) p")).hasCount(5);
        assertPaper(page);
    }

    @Test
    void aLinkThatNobodyTypesGivesWayToTheSharedOne() {
        Page page = visitor(DARK);
        new AtlasPage(page).open("/");
        page.navigate(
                String.valueOf(page.locator(".maps a.name[href*=model]").first().getAttribute("href")));
        new AtlasPage(page).untilFilled();
        onPaper(page);
        assertThat(page.locator("#printed-link")).containsText("no short link yet");
        assertThat(page.locator("#printed-how")).isHidden();
        assertThat(pages(page, "A4")).isEqualTo(1);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        String link = new AtlasPage(page).share();
        onPaper(page);
        assertThat(page.locator("#printed-link")).hasText(link);
        assertThat(page.locator("#printed-how")).isVisible();
    }

    /** Shares a walk round the origin that has a title and a note. */
    private static String share(Page page, int count) {
        page.navigate("/");
        String model =
                String.valueOf(page.evaluate("JSON.parse(document.getElementById('atlas-data').textContent).model.id"));
        String stops = IntStream.range(0, count)
                .mapToObj(i -> "[" + (i % 2 == 0 ? -1.5 : 1.5) + ", " + i / 16.0 + "]")
                .collect(Collectors.joining(", "));
        String walk = "{\"model\": \"" + model + "\", \"stops\": [" + stops
                + "], \"title\": \"For the class\", \"note\": \"Where does the loop open?\"}";
        var answer = page.request()
                .post(
                        "/api/v1/walks",
                        RequestOptions.create()
                                .setHeader("content-type", "application/json")
                                .setData(walk));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String site = page.url().substring(0, page.url().lastIndexOf('/'));
        return site + "/w/" + answer.text().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
    }

    private static void onPaper(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.evaluate("dispatchEvent(new Event('beforeprint'))");
    }

    private static void assertPaper(Page page) {
        for (String control : new String[] {".site nav", ".site .end", ".foot", "#play", "#scrub", ".tools"}) {
            assertThat(page.locator(control).first()).isHidden();
        }
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
        assertThat(page.locator("body")).hasCSS("color", "rgb(0, 0, 0)");
        Object corner = page.locator("#strip canvas")
                .first()
                .evaluate("(canvas) => [...canvas.getContext('2d').getImageData(0, 0, 1, 1).data].join()");
        assertThat(corner).as("paper of a stop").isEqualTo("255,255,255,255");
    }

    private static long pages(Page page, String format) {
        byte[] pdf = page.pdf(new Page.PdfOptions().setFormat(format));
        return Pattern.compile("/Type /Page\\b")
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }
}
