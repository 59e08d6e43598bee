package org.latentatlas.server.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.latentatlas.server.uploads.RefusedUpload;
import org.latentatlas.server.uploads.RefusedUpload.Reason;

@Timeout(60)
class ArrivingDataSetTest {
    @TempDir
    private Path folder;

    private static byte[] header(int count) {
        return ByteBuffer.allocate(16)
                .putInt(0x803)
                .putInt(count)
                .putInt(28)
                .putInt(28)
                .array();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsToldByTheFieldThatCouldNotBeWritten() throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.createSymbolicLink(work.resolve(IdxPart.TRAIN_IMAGES.file()), Path.of("/dev/full"));
        try (var arriving = new ArrivingDataSet(new UploadFolder(folder), work)) {
            var content = new ByteArrayInputStream(
                    ByteBuffer.allocate(16 + 784).put(header(1)).array());
            assertThatThrownBy(() -> arriving.take(IdxPart.TRAIN_IMAGES, content))
                    .isInstanceOfSatisfying(RefusedUpload.class, refused -> {
                        assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
                        assertThat(refused.field()).isEqualTo("train-images");
                        assertThat(refused.sentence()).contains("No space left", "make room");
                    });
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aWrongByteIsRefusedBeforeTheNextOneIsRead() {
        InputStream unreadable = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read on after the wrong byte");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return read();
            }
        };
        byte[] wrong = header(1);
        wrong[3] = 1;
        try (var arriving = new ArrivingDataSet(new UploadFolder(folder))) {
            var content = new SequenceInputStream(new ByteArrayInputStream(wrong, 0, 4), unreadable);
            assertThatThrownBy(() -> arriving.take(IdxPart.TRAIN_IMAGES, content))
                    .isInstanceOf(RefusedUpload.class)
                    .hasMessageContaining("magic number");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoPlaceForUploads() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "in the way");

        assertThatThrownBy(() -> new DataSets(file).arrive())
                .isInstanceOfSatisfying(
                        RefusedUpload.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CONFLICT));
    }

    @Test
    void filesThatWerePutIntoTheFolderByHandAreADataSetToo() throws IOException {
        Path mine = Files.createDirectory(folder.resolve("mine"));
        byte[] images = ByteBuffer.allocate(16 + 30 * 784).put(header(30)).array();
        Files.write(mine.resolve(IdxPart.TRAIN_IMAGES.file()), images);
        Files.write(
                mine.resolve(IdxPart.TRAIN_LABELS.file()),
                ByteBuffer.allocate(8 + 30).putInt(0x801).putInt(30).array());

        DataSet data = new DataSets(folder).open("mine", (file, bytes, total) -> {});

        assertThat(data.trainCount()).isEqualTo(27);
        assertThat(data.testCount()).isEqualTo(3);
        assertThatThrownBy(() -> new DataSets(folder).open("yours", (file, bytes, total) -> {}))
                .isInstanceOf(DataSetUnavailable.class)
                .hasMessageContaining("There is no data set \"yours\"; there are mnist, drawn.");
    }
}
