package org.latentatlas.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latentatlas.server.TestDataSets;

@Timeout(60)
class IdxFileTest {
    @TempDir
    Path folder;

    /** Two pictures of 1 x 3 pixels. */
    private static byte[] good() {
        return new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 10, 20, 30, 40, 50, (byte) 200};
    }

    private static byte[] changed(int offset, int value) {
        byte[] bytes = good();
        bytes[offset] = (byte) value;
        return bytes;
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private IdxFile read(String name, byte[] content) throws IOException {
        return IdxFile.read(Files.write(folder.resolve(name), content), 2, 1, 3);
    }

    @Test
    void readsPlainAndGzippedFiles() throws IOException {
        assertThat(read("plain", good()).values()).containsExactly(10, 20, 30, 40, 50, 200);
        assertThat(read("packed.gz", gzipped(good())).values()).containsExactly(10, 20, 30, 40, 50, 200);
        assertThat(read("packed.gz", gzipped(good())).md5())
                .isEqualTo(read("plain", good()).md5());
    }

    @Test
    void namesFileOffsetExpectedAndFoundForAForeignHeader() {
        assertThatThrownBy(() -> read("magic", changed(1, 7)))
                .isInstanceOf(DamagedDataSet.class)
                .hasMessageEndingWith("magic at offset 0: expected the two zero bytes of an IDX file to be 0, found 7");
        assertThatThrownBy(() -> read("type", changed(2, 13)))
                .hasMessageEndingWith("type at offset 2: expected the type of unsigned bytes to be 8, found 13");
        assertThatThrownBy(() -> read("dimensions", changed(3, 1)))
                .hasMessageEndingWith("dimensions at offset 3: expected the number of dimensions to be 3, found 1");
    }

    @Test
    void refusesOtherSizesWithoutAllocatingThem() {
        assertThatThrownBy(() -> read("huge", changed(4, 0x7f)))
                .isInstanceOf(DamagedDataSet.class)
                .hasMessageEndingWith("huge at offset 4: expected the size of dimension 0 to be 2, found 2130706434");
        assertThatThrownBy(() -> read("negative", changed(4, 0xff))).hasMessageEndingWith("found 4278190082");
    }

    @Test
    void tellsWhereATruncatedFileEnds() throws IOException {
        byte[] cut = Arrays.copyOf(good(), 20);
        assertThatThrownBy(() -> read("cut", cut))
                .isInstanceOf(DamagedDataSet.class)
                .hasMessageEndingWith("cut at offset 20: expected 22 bytes at least, found the end of the file");
        assertThatThrownBy(() -> read("cut.gz", gzipped(cut)))
                .hasMessageEndingWith("cut.gz at offset 20: expected 22 bytes at least, found the end of the file");
        byte[] packed = gzipped(good());
        assertThatThrownBy(() -> read("torn.gz", Arrays.copyOf(packed, packed.length - 12)))
                .isInstanceOf(DamagedDataSet.class)
                .hasMessageContaining("torn.gz at offset");
        assertThatThrownBy(() -> read("empty", new byte[0])).hasMessageContaining("empty at offset 0");
        assertThatThrownBy(() -> read("empty.gz", new byte[0])).hasMessageContaining("empty.gz at offset 0");
    }

    @Test
    void refusesAFileThatGoesOnAfterItsEnd() {
        assertThatThrownBy(() -> read("long", Arrays.copyOf(good(), 30)))
                .isInstanceOf(DamagedDataSet.class)
                .hasMessageEndingWith("long at offset 22: expected the end of the file after 22 bytes, found more");
    }

    @Test
    void refusesAFileThatIsNotGzipInspiteOfItsName() {
        assertThatThrownBy(() -> read("plain.gz", good()))
                .isInstanceOf(DamagedDataSet.class)
                .hasMessageContaining("plain.gz at offset 0: expected a complete gzip file");
    }

    @Test
    void readsTheRealMnist() {
        DataSet mnist = new DataSets(TestDataSets.folder()).open("mnist", (file, bytes, total) -> {});

        assertThat(mnist.trainCount()).isEqualTo(60_000);
        assertThat(mnist.testCount()).isEqualTo(10_000);
        assertThat(Arrays.copyOf(mnist.trainLabels(), 6)).containsExactly(5, 0, 4, 1, 9, 2);
        assertThat(mnist.md5()).containsEntry("t10k-labels-idx1-ubyte", "27ae3e4e09519cfbb04c329615203637");
    }

    @Test
    void refusesAFileWithOtherContentThanTheOriginal() throws IOException {
        byte[] labels = new byte[8 + 10_000];
        labels[2] = 8;
        labels[3] = 1;
        labels[6] = 0x27;
        labels[7] = 0x10;
        Path file = Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels);

        assertThatThrownBy(() -> Mnist.read(file, Mnist.TEST_LABELS))
                .isInstanceOf(DamagedDataSet.class)
                .hasMessageContaining("md5 sum 27ae3e4e09519cfbb04c329615203637, found ");
    }
}
