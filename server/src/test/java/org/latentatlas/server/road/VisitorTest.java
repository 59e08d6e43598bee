package org.latentatlas.server.road;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Visitors of the site that all such tests share, who leave after each test. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VisitorTest {
    private final List<BrowserContext> visitors = new ArrayList<>();
    private OpenSite site;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        site = OpenSite.get();
    }

    @AfterEach
    void leave() {
        visitors.forEach(BrowserContext::close);
        visitors.clear();
    }

    /** A page of a visitor who never came before and asks for little motion, so that walks wait for a click. */
    Page visitor(Browser.NewContextOptions options) {
        return visitor(options, ReducedMotion.REDUCE);
    }

    /** The same with that wish about motion. */
    Page visitor(Browser.NewContextOptions options, ReducedMotion motion) {
        BrowserContext visitor =
                site.chromium().context(options.setBaseURL(site.address()).setReducedMotion(motion));
        visitors.add(visitor);
        return visitor.newPage();
    }

    Page visitor() {
        return visitor(new Browser.NewContextOptions());
    }
}
