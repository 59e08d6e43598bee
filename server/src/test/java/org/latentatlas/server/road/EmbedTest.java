package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shared walk on its own page and on other people's. */
class EmbedTest extends VisitorTest {
    private final List<HttpServer> others = new ArrayList<>();

    /** The address of another site, which has this one page. */
    private String elsewhere(String html) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            byte[] body = html.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        others.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @AfterEach
    void close() {
        others.forEach(server -> server.stop(0));
        others.clear();
    }

    private String share() {
        return new AtlasPage(visitor()).open("/").untilFilled().share();
    }

    @ParameterizedTest
    @ValueSource(ints = {240, 420, 900})
    void anotherSiteShowsTheWalkInAFrame(int width) throws IOException {
        String link = share();
        Page page = visitor();
        String html = "<!doctype html><title>elsewhere</title><iframe width=" + width + " height=560 src=\"" + link
                + "/embed\"></iframe>";
        page.navigate(elsewhere(html));
        FrameLocator frame = page.frameLocator("iframe");
        assertThat(frame.locator("html")).hasAttribute("data-ready", "map");
        assertThat(frame.locator("header.site, footer")).hasCount(0);
        assertThat(frame.locator("#open-map")).hasAttribute("target", "_blank");
        frame.locator("#play").press("Enter");
        assertThat(frame.locator("#walk")).hasClass("walk playing");
        frame.locator("#scrub").press("ArrowRight");
        assertThat(frame.locator("#walk")).hasClass("walk");
        assertThat(frame.locator("html").evaluate("html => html.scrollWidth <= html.clientWidth"))
                .isEqualTo(true);
    }

    @Test
    void theSharedPageItselfStaysOutOfFrames() {
        String link = share();
        Page page = visitor();
        assertThat(page.request().get(link).headers()).containsEntry("x-frame-options", "DENY");
        assertThat(page.request().get(link + "/embed").headers())
                .doesNotContainKey("x-frame-options")
                .hasEntrySatisfying(
                        "content-security-policy",
                        policy ->
                                assertThat(policy).contains("frame-ancestors *").doesNotContain("ancestors 'none'"));
        assertThat(page.request().get("/w/unknown/embed").status()).isEqualTo(404);
    }

    @Test
    void theSharedPageComparesCopiesAndOpensTheMap() {
        String link = share();
        Page page = visitor();
        page.addInitScript("navigator.clipboard.writeText = () => Promise.resolve()");
        AtlasPage reader = new AtlasPage(page).open(link);
        page.locator("#compare").click();
        page.waitForSelector("#rows[data-transport=ready]");
        page.locator("#page-copy").click();
        assertThat(page.locator("#page-copied")).hasText("Copied.");
        assertThat(page.locator("#page-link")).hasValue(link);
        page.locator("#open-map").click();
        page.waitForSelector("html[data-ready=map]");
        assertThat(page.locator("#strip button")).hasCount(5);
        assertThat(reader.complaints()).isEmpty();
    }
}
