package org.latentatlas.server.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A data set of IDX files of MNIST's names, plain or gzipped, with or without a pair for the test. */
final class IdxFolder {
    private IdxFolder() {}

    /**
     * Reads it. Without a test pair the last tenth of the pictures is kept for the test.
     *
     * @throws DataSetUnavailable when a file is missing
     * @throws DamagedDataSet when a file is no IDX file of digits, or the files do not fit each other
     */
    static DataSet open(String name, Path folder) {
        Map<String, String> md5 = new LinkedHashMap<>();
        byte[] images = read(folder, IdxPart.TRAIN_IMAGES, md5);
        byte[] labels = read(folder, IdxPart.TRAIN_LABELS, md5);
        requireFit(folder, images, labels);
        if (find(folder, IdxPart.TEST_IMAGES) != null) {
            byte[] testImages = read(folder, IdxPart.TEST_IMAGES, md5);
            byte[] testLabels = read(folder, IdxPart.TEST_LABELS, md5);
            requireFit(folder, testImages, testLabels);
            return new DataSet(name, images, labels, testImages, testLabels, md5);
        }
        int train = labels.length - ArrivingDataSet.heldOut(labels.length);
        return new DataSet(
                name,
                Arrays.copyOf(images, train * DataSet.PIXELS),
                Arrays.copyOf(labels, train),
                Arrays.copyOfRange(images, train * DataSet.PIXELS, images.length),
                Arrays.copyOfRange(labels, train, labels.length),
                md5);
    }

    private static byte[] read(Path folder, IdxPart part, Map<String, String> md5) {
        Path file = find(folder, part);
        if (file == null) {
            throw new DataSetUnavailable(part.file() + " is missing in " + folder + ".");
        }
        IdxFile idx = IdxFile.read(file, part.sizes(IdxFile.count(file)));
        md5.put(part.file(), idx.md5());
        return idx.values();
    }

    private static void requireFit(Path folder, byte[] images, byte[] labels) {
        if (images.length != labels.length * DataSet.PIXELS) {
            throw new DamagedDataSet(folder + ": expected a label for each picture, found "
                    + images.length / DataSet.PIXELS + " pictures and " + labels.length + " labels");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] > 9) {
                throw new DamagedDataSet(
                        folder + ": expected labels from 0 to 9, found " + (labels[i] & 0xff) + " for picture " + i);
            }
        }
    }

    private static @Nullable Path find(Path folder, IdxPart part) {
        for (String ending : new String[] {"", ".gz"}) {
            Path file = folder.resolve(part.file() + ending);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }
}
