package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A site without a data set, and then without a model: what it cannot show it says, and the rest works. */
@Timeout(120)
class BareSiteTest {
    @TempDir
    private Path folder;

    @Test
    void withoutDataSetTheMapWorksAndWithoutModelsThePagesSaySo() throws Exception {
        Path data = folder.resolve("data");
        Path dataSets = Files.createDirectory(folder.resolve("datasets"));
        try (SiteProcess site = SiteProcess.start(data, dataSets);
                Chromium chromium = Chromium.open()) {
            BrowserContext visitor = chromium.context(new Browser.NewContextOptions()
                    .setBaseURL(site.address())
                    .setLocale("en")
                    .setReducedMotion(ReducedMotion.REDUCE));
            theMapWorksWithoutPictures(visitor.newPage());
            aDrawingWorksWithoutPictures(visitor.newPage());
            removeModels(data);
            pagesSayThatThereIsNoModel(visitor.newPage());
        }
    }

    private static void theMapWorksWithoutPictures(Page page) {
        AtlasPage map = new AtlasPage(page).open("/").untilFilled();
        assertThat(map.pixels()).containsExactly(map.pixelsOnTheJvm());
        assertThat(page.locator("#digit-name")).not().hasText("z"); // likeness needs no pictures
        page.locator("#relatives summary").click();
        assertThat(page.locator("#relatives-status")).containsText("not on this server");
        assertThat(page.locator("#relatives-list")).isHidden();
        Locator card = page.locator("#peek figure");
        for (int i = 0; i < 30 && !card.isVisible(); i++) {
            page.locator("#surface").press("ArrowRight");
        }
        assertThat(page.locator("#peek")).hasClass(Pattern.compile("without"));
        assertThat(page.locator("#peek-picture")).isHidden();
        assertThat(page.locator("#peek-text")).containsText("test image");
    }

    private static void aDrawingWorksWithoutPictures(Page page) {
        page.navigate("/draw");
        page.waitForSelector("#figures[data-state=done]");
        assertThat(page.locator("#test-relatives-status")).containsText("not on this server");
        assertThat(page.locator("#test-relatives-list")).isHidden();
        page.locator("#examples button").nth(3).click(); // digits that the program draws itself
        page.waitForURL(Pattern.compile("#d="));
        page.waitForSelector("#figures[data-state=done]");
    }

    private static void removeModels(Path data) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("latent-atlas.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from publication");
            statement.executeUpdate("update model set bundled = 0");
        }
    }

    private static void pagesSayThatThereIsNoModel(Page page) {
        for (String path : new String[] {"/", "/draw", "/compare", "/models"}) {
            assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
            assertThat(page.locator("h1")).containsText("No model");
        }
        assertThat(page.locator(".lead")).containsText("As soon as the administrator publishes one");
        assertThat(page.locator(".model-card")).hasCount(0);
    }
}
