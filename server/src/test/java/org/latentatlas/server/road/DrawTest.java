package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.latentatlas.drawing.DrawingText;
import org.latentatlas.latent.Elbo;
import org.latentatlas.latent.Evidence;
import org.latentatlas.latent.Gaussian;
import org.latentatlas.latent.GridPosterior;
import org.latentatlas.latent.NormalSource;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Encoder;
import org.latentatlas.weights.Safetensors;

/** Drawing a digit by mouse, pen, finger and keyboard; what the page says of it is what the JVM computes. */
class DrawTest extends VisitorTest {
    private static final String DONE = "#figures[data-state=done]";
    private static final int SAMPLES = 5000;
    /** The page writes six decimals. */
    private static final double TOLERANCE = 1e-4;

    private static Page open(Page page, String address) {
        page.navigate(address);
        page.waitForSelector(DONE);
        return page;
    }

    private static double figure(Page page, String name) {
        return Double.parseDouble(page.getAttribute("[data-figure=" + name + "]", "data-value"));
    }

    private static float[] drawing(Page page) {
        return DrawingText.read(page.url().substring(page.url().indexOf("d=") + 2));
    }

    private static byte[] file(Page page, String part) {
        String path = (String)
                page.evaluate("JSON.parse(document.getElementById('atlas-data').textContent).model." + part + ".url");
        return page.request().get(path).body();
    }

    private static void agreesWithTheJvm(Page page) {
        float[] picture = drawing(page);
        Encoder encoder = Encoder.load(Safetensors.read(file(page, "encoder")));
        Decoder decoder = Decoder.load(Safetensors.read(file(page, "decoder")));
        Gaussian posterior = new Elbo(encoder, decoder).posterior(picture);
        var scratch = decoder.scratch();
        Evidence evidence = new Evidence(
                picture, posterior, (logits, z) -> decoder.logits(logits, z, scratch), new NormalSource(1));
        evidence.add(SAMPLES);
        assertThat(figure(page, "elbo")).isCloseTo(evidence.elbo(), within(TOLERANCE));
        assertThat(figure(page, "reconstruction")).isCloseTo(evidence.reconstruction(), within(TOLERANCE));
        assertThat(figure(page, "kl")).isCloseTo(evidence.kl(), within(TOLERANCE));
        assertThat(figure(page, "log-likelihood")).isCloseTo(evidence.logLikelihood(), within(TOLERANCE));
        float[] logits = new float[784];
        GridPosterior grid = new GridPosterior(
                z -> {
                    decoder.logits(logits, z, scratch);
                    return Elbo.bernoulli(logits, picture);
                },
                posterior);
        while (grid.step()) {
            assertThat(grid.evaluated()).isLessThan(100_000);
        }
        assertThat(figure(page, "exact")).isCloseTo(grid.logEvidence(), within(TOLERANCE));
        assertThat(figure(page, "gap")).isCloseTo(grid.logEvidence() - evidence.elbo(), within(TOLERANCE));
        assertThat(figure(page, "divergence")).isCloseTo(grid.divergence(), within(TOLERANCE));
        assertThat(grid.divergence())
                .isCloseTo(grid.logEvidence() - evidence.elbo(), within(6 * evidence.reconstructionError() + 0.01));
    }

    @Test
    void aTestImageByKeyboardGivesTheFiguresOfTheJvmAndItsLinkTheSameWithoutWorkersToo() {
        Page page = open(visitor(), "/draw");
        assertThat(page.locator("#pad-hint")).not().isEmpty(); // an example stands there
        page.locator("#examples button").nth(4).press("Enter");
        page.waitForURL(Pattern.compile("#d="));
        page.waitForSelector(DONE);
        agreesWithTheJvm(page);
        assertThat(page.locator("#walk-to a").nth(3))
                .hasAttribute("href", Pattern.compile("/\\?model=[0-9a-f]{16}#w="));
        Page alone = visitor();
        alone.addInitScript("globalThis.Worker = class { constructor() { throw new Error('no workers'); } };");
        Page linked = open(alone, page.url());
        for (String name : List.of("elbo", "kl", "log-likelihood", "exact")) {
            assertThat(figure(linked, name)).isEqualTo(figure(page, name));
        }
        assertThat(linked.locator("#samples, [data-figure=samples]")).hasText("5,000");
    }

    @Test
    void aMouseDrawsAndEveryStepCanBeUndone() {
        Page page = open(visitor(), "/draw");
        stroke(page);
        page.waitForURL(Pattern.compile("#d="));
        page.waitForSelector(DONE);
        String one = page.url();
        agreesWithTheJvm(page);
        BoundingBox pad = page.locator("#pad").boundingBox();
        page.mouse().move(pad.x + pad.width * 0.3, pad.y + pad.height * 0.5);
        page.mouse().down();
        page.mouse().move(pad.x + pad.width * 0.7, pad.y + pad.height * 0.5);
        page.mouse().up();
        page.waitForURL(address -> !address.equals(one));
        String two = page.url();
        page.keyboard().press("Control+z");
        page.waitForURL(one);
        page.locator("#redo").click();
        page.waitForURL(two);
        page.locator("#clear").click();
        assertThat(page.locator("#figures")).hasAttribute("data-state", "empty");
        assertThat(page.locator("#clear")).isDisabled();
        page.locator("#undo").click();
        page.waitForURL(two);
        assertThat(page.locator(DONE)).isVisible();
    }

    private static void stroke(Page page) {
        BoundingBox pad = page.locator("#pad").boundingBox();
        page.mouse().move(pad.x + pad.width * 0.3, pad.y + pad.height * 0.2);
        page.mouse().down();
        page.mouse().move(pad.x + pad.width * 0.7, pad.y + pad.height * 0.2);
        page.mouse().move(pad.x + pad.width * 0.45, pad.y + pad.height * 0.85);
        page.mouse().up();
    }

    @Test
    void aFingerDrawsWhereItTouches() {
        Page page = open(visitor(new NewContextOptions().setHasTouch(true).setViewportSize(390, 844)), "/draw");
        BoundingBox pad = page.locator("#pad").boundingBox();
        Touch finger = new Touch(page);
        finger.send("touchStart", pad.x + pad.width * 0.5, pad.y + pad.height * 0.1);
        finger.send("touchMove", pad.x + pad.width * 0.5, pad.y + pad.height * 0.5);
        finger.send("touchMove", pad.x + pad.width * 0.5, pad.y + pad.height * 0.9);
        finger.send("touchEnd");
        page.waitForURL(Pattern.compile("#d="));
        float[] picture = drawing(page);
        assertThat(picture[14 * 28 + 14]).isGreaterThan(0.5f); // an upright line
        assertThat(picture[14 * 28 + 6]).isZero();
        page.waitForSelector(DONE);
    }

    @Test
    void aPensPressureMakesTheLineWider() {
        assertThat(inkOfAPen(1)).isGreaterThan(1.6 * inkOfAPen(0.1));
    }

    private double inkOfAPen(double force) {
        Page page = open(visitor(), "/draw");
        BoundingBox pad = page.locator("#pad").boundingBox();
        Pointer pointer = new Pointer(page);
        Map<String, ?> pen = Map.of("pointerType", "pen", "force", force);
        pointer.send("mousePressed", pad.x + pad.width * 0.5, pad.y + pad.height * 0.2, pen);
        pointer.send("mouseMoved", pad.x + pad.width * 0.5, pad.y + pad.height * 0.8, pen);
        pointer.send("mouseReleased", pad.x + pad.width * 0.5, pad.y + pad.height * 0.8, pen);
        page.waitForURL(Pattern.compile("#d="));
        double sum = 0;
        for (float ink : drawing(page)) {
            sum += ink;
        }
        return sum;
    }

    @Test
    void aDamagedLinkIsSaidAndAnExampleStandsThere() {
        Page page = visitor();
        page.navigate("/draw#d=AQbroken");
        assertThat(page.locator("#notice")).isVisible();
        assertThat(page.locator("#notice-text")).containsText("damaged");
        page.waitForSelector(DONE);
    }

    @Test
    void anEncoderThatDoesNotArriveIsSaidAndTriedAgain() {
        Page page = visitor();
        page.navigate("/models");
        String encoder =
                page.locator("a[download$=encoder\\.safetensors]").first().getAttribute("href");
        page.route("**" + encoder, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.navigate("/draw");
        assertThat(page.locator("#notice-text")).containsText("could not be loaded");
        stroke(page); // what is drawn meanwhile is kept
        page.unroute("**" + encoder);
        page.locator("#retry").click();
        page.waitForSelector(DONE);
        assertThat(page.locator("#notice")).isHidden();
        assertThat(page.locator("#undo")).isEnabled();
    }
}
