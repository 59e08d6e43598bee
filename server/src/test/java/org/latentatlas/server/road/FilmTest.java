package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentatlas.network.Decoder;
import org.latentatlas.picture.Pixels;
import org.latentatlas.walk.Walk;
import org.latentatlas.weights.Safetensors;

/** A walk as a film: recorded by the browser, and played again as visitors play it. */
class FilmTest extends VisitorTest {
    /** Of a mean pixel: a film is compressed. */
    private static final double FILM_TOLERANCE = 0.03;

    @Test
    void theFilmIsRecordedAndCanBeGivenUp() throws IOException {
        AtlasPage visitor = ExportTest.exporting(visitor());
        Page page = visitor.page();
        page.locator("#export-webm").click();
        assertThat(page.locator("#export-working")).isVisible();
        page.locator("#export-cancel").click();
        assertThat(page.locator("#export-text")).containsText("Given up");
        assertThat(page.locator("#export-working")).isHidden();
        byte[] film = Files.readAllBytes(ExportTest.download(page, "#export-webm"));
        assertThat(film).startsWith(0x1a, 0x45, 0xdf, 0xa3).hasSizeGreaterThan(2000); // EBML
        Walk walk = ExportTest.walk(page);
        Decoder decoder = Decoder.load(Safetensors.read(visitor.decoderFile()));
        assertThat(visitor.complaints()).isEmpty();
        List<?> played = play(film, walk.seconds());
        assertThat(((Number) played.get(0)).doubleValue()).isCloseTo(walk.seconds(), within(0.7));
        List<float[]> stops = walk.stops();
        assertThat(distance((List<?>) played.get(1), ExportTest.decoded(decoder, stops.get(0))))
                .isLessThan(FILM_TOLERANCE);
        assertThat(distance((List<?>) played.get(2), ExportTest.decoded(decoder, stops.get(stops.size() - 1))))
                .isLessThan(FILM_TOLERANCE);
    }

    /** Plays a film of about so many seconds on an empty page: its seconds, and the red of its first and its last frame's digit (784), 0 to 255. */
    private List<?> play(byte[] film, double seconds) {
        Page cinema = visitor();
        cinema.navigate("about:blank");
        return (List<?>) cinema.evaluate("""
                async ([film, half]) => {
                  const video = document.createElement('video');
                  const heard = (event) => new Promise((resume) => video.addEventListener(event, resume, { once: true }));
                  const loaded = heard('loadeddata');
                  video.src = 'data:video/webm;base64,' + film;
                  await loaded;
                  const canvas = document.createElement('canvas');
                  canvas.width = canvas.height = 448;
                  const context = canvas.getContext('2d');
                  const digit = () => {
                    context.drawImage(video, 0, 0);
                    const data = context.getImageData(0, 0, 448, 448).data;
                    return Array.from({ length: 784 }, (_, i) => data[4 * ((Math.floor(i / 28) * 16 + 8) * 448 + (i % 28) * 16 + 8)]);
                  };
                  // a browser says "seeked" before it has the frame: drawn then, it may be none yet, or the one before
                  const at = (seconds, there) => new Promise((resume) => {
                    const shown = (now, frame) => there(frame.mediaTime) ? resume(digit()) : video.requestVideoFrameCallback(shown);
                    video.requestVideoFrameCallback(shown);
                    video.currentTime = seconds;
                  });
                  const last = await at(1e6, (time) => time > half); // a recording says how long it is when its end is looked for
                  return [video.duration, await at(0, (time) => time < half), last];
                }""", List.of(Base64.getEncoder().encodeToString(film), seconds / 2));
    }

    /** The mean distance of a frame from a digit in the light theme's colours; 1 is white to black. */
    private static double distance(List<?> red, float[] digit) {
        double sum = 0;
        for (int i = 0; i < digit.length; i++) {
            int expected = ExportTest.LIGHT[Pixels.level(digit[i])] >> 16 & 0xff;
            sum += Math.abs(((Number) red.get(i)).doubleValue() - expected) / 255;
        }
        return sum / digit.length;
    }

    @Test
    void aBrowserWithoutARecorderSaysSo() {
        Page page = visitor();
        page.addInitScript("delete globalThis.MediaRecorder");
        ExportTest.exporting(page);
        page.locator("#export-webm").click();
        assertThat(page.locator("#export-text")).containsText("records no WebM");
    }
}
