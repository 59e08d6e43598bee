package org.latentatlas.server.road;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentatlas.drawing.DrawingText;

/** Files that visitors upload: each gives a digit, or a sentence that says why not, and the drawing stays. */
class UploadTest extends VisitorTest {
    private static final String DONE = "#figures[data-state=done]";

    private Page upload(String name, byte[] content) {
        Page page = visitor();
        page.navigate("/draw");
        page.waitForSelector(DONE);
        page.setInputFiles("#upload", new FilePayload(name, "image/png", content));
        return page;
    }

    private static void gives(Page page, String sentence) {
        assertThat(page.locator("#notice-text")).containsText(sentence);
        assertThat(page.url()).doesNotContain("#d=");
        assertThat(page.locator(DONE)).isVisible();
    }

    private static void isAnUprightLine(Page page) {
        page.waitForURL(Pattern.compile("#d="));
        float[] picture = DrawingText.read(page.url().substring(page.url().indexOf("d=") + 2));
        assertThat(picture[14 * 28 + 14]).isGreaterThan(0.9f);
        assertThat(picture[6 * 28 + 14]).isGreaterThan(0.9f);
        assertThat(picture[14 * 28 + 7]).isZero();
        assertThat(picture[2 * 28 + 2]).isZero();
        page.waitForSelector(DONE);
    }

    private static byte[] line(int width, int height, int type, Color paper, Color ink) throws IOException {
        var image = new BufferedImage(width, height, type);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(paper);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(ink);
        canvas.setStroke(new BasicStroke(height / 12f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.drawLine(width / 3, height / 5, width / 3, height * 4 / 5);
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    @Test
    void fortyMegapixelsAreRead() throws Exception {
        isAnUprightLine(
                upload("large.png", line(8000, 5000, BufferedImage.TYPE_BYTE_BINARY, Color.WHITE, Color.BLACK)));
    }

    @Test
    void tooManyMegapixelsAreRefused() throws Exception {
        gives(
                upload("huge.png", line(16_000, 10_000, BufferedImage.TYPE_BYTE_BINARY, Color.WHITE, Color.BLACK)),
                "160 megapixels");
    }

    @Test
    void chalkOnABoardIsRead() throws Exception {
        isAnUprightLine(upload(
                "board.png", line(900, 700, BufferedImage.TYPE_INT_RGB, new Color(0x24352c), new Color(0xe8e6dc))));
    }

    @Test
    void aTextIsNoPicture() {
        gives(upload("notes.png", "Seven".getBytes(StandardCharsets.UTF_8)), "cannot read notes.png");
    }

    @Test
    void anEmptyFileIsNoPicture() {
        gives(upload("empty.png", new byte[0]), "empty.png is empty");
    }

    @Test
    void aBlackPictureHasNoDigit() throws Exception {
        gives(
                upload("black.png", line(400, 300, BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.BLACK)),
                "same brightness");
    }

    /** Drops or pastes a file, or nothing but a text. */
    private static void hand(Page page, String event, byte @Nullable [] content) {
        page.evaluate(
                """
                ([event, content]) => {
                  const data = new DataTransfer();
                  if (content) {
                    const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
                    data.items.add(new File([bytes], 'handed.png', { type: 'image/png' }));
                  } else {
                    data.setData('text/plain', 'seven');
                  }
                  const init = { bubbles: true, cancelable: true };
                  const target = document.getElementById('pad');
                  target.dispatchEvent(event === 'paste'
                    ? new ClipboardEvent('paste', { ...init, clipboardData: data })
                    : new DragEvent(event, { ...init, dataTransfer: data }));
                }""",
                Arrays.asList(
                        event, content == null ? null : Base64.getEncoder().encodeToString(content)));
    }

    private Page drawing() {
        Page page = visitor();
        page.navigate("/draw");
        page.waitForSelector(DONE);
        return page;
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "paste"})
    void aFileThatIsDroppedOrPastedIsRead(String event) throws Exception {
        Page page = drawing();
        if (event.equals("drop")) {
            hand(page, "dragover", null);
            assertThat(page.locator("#pad-zone")).hasClass("pad-zone over");
        }
        hand(page, event, line(900, 700, BufferedImage.TYPE_INT_RGB, Color.WHITE, Color.BLACK));
        isAnUprightLine(page);
        assertThat(page.locator("#pad-zone")).hasClass("pad-zone");
    }

    @Test
    void aTextThatIsDroppedIsSaidToBeNoFileAndAPastedOneIsLeftAlone() {
        Page page = drawing();
        hand(page, "paste", null);
        assertThat(page.locator("#notice")).isHidden();
        hand(page, "drop", null);
        assertThat(page.locator("#notice-text")).not().isEmpty();
        assertThat(page.url()).doesNotContain("#d=");
    }
}
