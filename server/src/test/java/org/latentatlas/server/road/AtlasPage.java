package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.latentatlas.network.Decoder;
import org.latentatlas.weights.Safetensors;

/** What a test sees of the map or of a shared walk in the browser. */
final class AtlasPage {
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    AtlasPage(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    /** Errors on the console, refusals of the content security policy among them. */
    List<String> complaints() {
        return complaints;
    }

    /** Opens an address and waits for the first decoded digit. */
    AtlasPage open(String address) {
        page.navigate(address);
        page.waitForSelector("html[data-ready]");
        return this;
    }

    /** Waits until the whole map is decoded and the network is quiet. */
    AtlasPage untilFilled() {
        page.waitForSelector("html[data-ready=map]");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return this;
    }

    /** Shares the walk that was put together and returns its link. */
    String share() {
        page.locator("#share").click();
        Locator link = page.locator("#shared-link");
        assertThat(link).not().hasValue("");
        return link.inputValue();
    }

    /** What decodes the page's digits: {@code module} or {@code plain}. */
    String decoder() {
        return page.getAttribute("html", "data-decoder");
    }

    /** The latent point that is shown. */
    float[] latent() {
        return floats("Array.from(atlas.latent())");
    }

    /** Probabilities of ink (784) of the digit that is shown, as the browser decoded them. */
    float[] pixels() {
        return floats("Array.from(atlas.pixels())");
    }

    /** The largest difference between the canvas, read back, and these probabilities of ink (784) in its colours; 1 is white to black. */
    double canvasDistance(float[] probabilities) {
        return canvasDistance("big", probabilities);
    }

    /** The same for the canvas of that id. */
    double canvasDistance(String canvas, float[] probabilities) {
        Object distance = page.evaluate(
                """
                ([id, probabilities]) => {
                  const figure = document.getElementById(id);
                  const canvas = figure.getContext('2d').getImageData(0, 0, 28, 28).data;
                  const style = getComputedStyle(document.getElementById('big') ?? figure);
                  const [paper, ink] = [style.backgroundColor, style.color].map((rgb) => Number(rgb.match(/\\d+/)[0]));
                  return Math.max(...probabilities.map((p, i) => Math.abs(paper + (ink - paper) * p - canvas[4 * i]))) / 255;
                }""",
                List.of(
                        canvas,
                        IntStream.range(0, probabilities.length)
                                .mapToObj(i -> (double) probabilities[i])
                                .toList()));
        return ((Number) distance).doubleValue();
    }

    private float[] floats(String script) {
        Collection<?> numbers = (Collection<?>) page.evaluate(script);
        float[] values = new float[numbers.size()];
        int i = 0;
        for (Object number : numbers) {
            values[i++] = ((Number) number).floatValue();
        }
        return values;
    }

    /** The file of the decoder that the page uses, fetched again. */
    byte[] decoderFile() {
        String path = (String)
                page.evaluate("JSON.parse(document.getElementById('atlas-data').textContent).model.decoder.url");
        return page.request().get(path).body();
    }

    /** What the JVM decodes at the latent point that is shown. */
    float[] pixelsOnTheJvm() {
        Decoder decoder = Decoder.load(Safetensors.read(decoderFile()));
        float[] pixels = new float[784];
        decoder.decode(pixels, latent(), decoder.scratch());
        return pixels;
    }
}
