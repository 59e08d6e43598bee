package org.latentatlas.server.road;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One site with the bundled models and one browser for all tests of a class. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VisitorTest {
    private SiteProcess site;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        site = SiteProcess.start(folder.resolve("data"));
        chromium = Chromium.open();
    }

    @AfterAll
    void stop() {
        chromium.close();
        site.close();
    }

    /** A page of a visitor who never came before and asks for little motion, so that walks wait for a click. */
    Page visitor(Browser.NewContextOptions options) {
        return visitor(options, ReducedMotion.REDUCE);
    }

    /** The same with that wish about motion. */
    Page visitor(Browser.NewContextOptions options, ReducedMotion motion) {
        return chromium.context(options.setBaseURL(site.address()).setReducedMotion(motion))
                .newPage();
    }

    Page visitor() {
        return visitor(new Browser.NewContextOptions());
    }
}
