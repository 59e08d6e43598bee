package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latentatlas.server.training.TorchDecoder;

/** From an empty data folder to a published model, as an administrator and a visitor see it. */
@Timeout(300)
class TrainedInTheBrowserTest {
    private static final String PASSWORD = "a long enough password";

    @TempDir
    private Path folder;

    @Test
    void administratorTrainsAndPublishesAndVisitorsSeeWhatPyTorchComputes() throws Exception {
        try (SiteProcess site = SiteProcess.start(folder.resolve("data"));
                Chromium chromium = Chromium.open()) {
            BrowserContext context = chromium.context(new Browser.NewContextOptions()
                    .setBaseURL(site.address())
                    .setReducedMotion(ReducedMotion.REDUCE)); // the cursor jumps instead of gliding
            AtlasPage visitor = new AtlasPage(context.newPage()).open("/");
            String bundled = shareWalk(visitor);

            Page admin = context.newPage();
            signUp(admin, site.setupAddress());
            chooseObjective(admin);
            train(admin);
            admin.reload();
            assertThat(admin.locator("#state .state"))
                    .hasText("finished", new LocatorAssertions.HasTextOptions().setTimeout(200_000));
            assertThat(admin.locator("table tbody tr")).hasCount(2);
            admin.locator("button:text-is('Publish')").click();
            admin.locator("button:text-is('Publish it all the same')").click(); // two epochs make no better model
            assertThat(admin.getByText("the one that the site serves")).isVisible();

            byte[] before = visitor.decoderFile();
            visitor.open("/").page().locator("#surface").press("ArrowRight");
            byte[] published = visitor.decoderFile();
            assertThat(published).isNotEqualTo(before);
            float[] expected = TorchDecoder.decode(published, visitor.latent());
            assertThat(visitor.canvasDistance(expected))
                    .as("the canvas beside PyTorch's pixels")
                    .isLessThanOrEqualTo(1 / 255.0);
            assertThat(visitor.canvasDistance(new float[784]))
                    .as("the canvas beside an empty one")
                    .isGreaterThan(0.5);
            assertThat(visitor.complaints()).isEmpty();

            AtlasPage oldLink = new AtlasPage(context.newPage()).open(bundled);
            assertThat(oldLink.decoderFile())
                    .as("the model that the old link pins")
                    .isEqualTo(before);
        }
    }

    static String shareWalk(AtlasPage visitor) {
        visitor.page().locator("#surface").press("Enter");
        visitor.page().locator("#surface").press("Shift+ArrowLeft");
        visitor.page().locator("#surface").press("Enter");
        return visitor.share();
    }

    static void signUp(Page admin, String setupAddress) {
        admin.navigate(setupAddress);
        for (int i = 0; i < admin.locator("input[type=password]").count(); i++) {
            admin.locator("input[type=password]").nth(i).fill(PASSWORD);
        }
        admin.locator("main button.primary").click();
        if (admin.locator("#train-heading").count() == 0) {
            admin.navigate("/admin");
        }
        assertThat(admin.locator("#train-heading")).isVisible();
    }

    /** The fields of the form that depend on others follow them. */
    private static void chooseObjective(Page admin) {
        admin.selectOption("#objective", "wae-mmd");
        assertThat(admin.locator("#samples")).isHidden();
        assertThat(admin.locator("#beta")).hasValue("100");
        admin.selectOption("#objective", "vae");
        assertThat(admin.locator("#samples")).hasValue("1");
        assertThat(admin.locator("#beta")).hasValue("1");
    }

    static void train(Page admin) {
        admin.fill("#limit", "10000");
        admin.fill("#epochs", "2");
        admin.fill("#batch", "50");
        admin.fill("#learningRate", "0.003");
        admin.fill("#hidden", "64, 128");
        admin.locator("form.train button.primary").click();
        admin.waitForURL("**/admin/runs/*");
    }
}
