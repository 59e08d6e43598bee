package org.latentatlas.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Node;

/** What is written is read back by the Java platform's own decoder. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class GifTest {
    private static final int[] RAMP = Pixels.ramp(0xfbfaf6, 0x17191d);

    private static ImageReader reader(byte[] gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif));
        reader.setInput(in);
        return reader;
    }

    private static void assertShows(BufferedImage image, byte[] levels, int width, int scale) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int row = y / scale;
                int level = levels[row * width + x / scale] & 0xff;
                assertThat(image.getRGB(x, y) & 0xffffff).isEqualTo(RAMP[level]);
            }
        }
    }

    @Test
    void everyFrameReadsBackExactly() throws IOException {
        Random random = new Random(1);
        byte[][] frames = new byte[6][60 * 50];
        for (int frame = 0; frame < frames.length; frame++) {
            for (int i = 0;
                    i < frames[frame].length;
                    i++) { // from flat to noise, so that the codes fill up and start again
                frames[frame][i] = (byte) (frame == 0 ? 0 : random.nextInt(1 << (frame + 2)));
            }
        }
        Gif gif = new Gif(60, 50, 3, RAMP);
        for (byte[] frame : frames) {
            gif.add(frame, 4);
        }
        ImageReader reader = reader(gif.bytes());
        assertThat(reader.getNumImages(true)).isEqualTo(frames.length);
        for (int frame = 0; frame < frames.length; frame++) {
            BufferedImage image = reader.read(frame);
            assertThat(image.getWidth()).isEqualTo(180);
            assertThat(image.getHeight()).isEqualTo(150);
            assertShows(image, frames[frame], 60, 3);
        }
    }

    @Test
    void everyNumberOfPixelsUpToManyCodesEndsWell() throws IOException {
        Random random = new Random(2);
        for (int width = 1; width < 4096; width += width < 700 ? 1 : 97) {
            byte[] levels = new byte[width];
            random.nextBytes(levels);
            Gif gif = new Gif(width, 1, 1, RAMP);
            gif.add(levels, 2);
            assertShows(reader(gif.bytes()).read(0), levels, width, 1);
        }
    }

    @Test
    void repeatsForEverAndKeepsItsTime() throws IOException {
        Gif gif = new Gif(2, 2, 1, RAMP);
        gif.add(new byte[4], 4);
        gif.add(new byte[4], 250);
        ImageReader reader = reader(gif.bytes());
        assertThat(delay(reader, 0)).isEqualTo("4");
        assertThat(delay(reader, 1)).isEqualTo("250");
        Node extension =
                find(reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0"), "ApplicationExtension");
        assertThat((byte[]) ((IIOMetadataNode) extension).getUserObject()).containsExactly(1, 0, 0);
    }

    private static String delay(ImageReader reader, int frame) throws IOException {
        Node root = reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
        return ((IIOMetadataNode) find(root, "GraphicControlExtension")).getAttribute("delayTime");
    }

    private static Node find(Node node, String name) {
        if (node.getNodeName().equals(name)) {
            return node;
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            Node found = find(child, name);
            if (found.getNodeName().equals(name)) {
                return found;
            }
        }
        return node;
    }

    @Test
    void whatCannotBeWrittenIsRefused() {
        assertThatThrownBy(() -> new Gif(0, 1, 1, RAMP)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Gif(28, 28, 1000, RAMP)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Gif(28, 28, 1, new int[2])).isInstanceOf(IllegalArgumentException.class);
        Gif gif = new Gif(28, 28, 1, RAMP);
        assertThatThrownBy(() -> gif.add(new byte[783], 4)).hasMessageContaining("783 pixels");
        assertThatThrownBy(() -> gif.add(new byte[784], 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
