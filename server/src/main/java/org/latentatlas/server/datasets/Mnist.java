package org.latentatlas.server.datasets;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** MNIST: the handwritten digits of LeCun, Cortes and Burges in their four original files. */
final class Mnist {
    /** One of the four files; md5 is that of its uncompressed content. */
    record Part(String file, String md5, int images, boolean pictures) {
        /** No original is larger, gzipped or not. */
        static final int MOST_BYTES = 64 << 20;

        String gzipped() {
            return file + ".gz";
        }

        int[] sizes() {
            return pictures ? new int[] {images, 28, 28} : new int[] {images};
        }
    }

    static final Part TRAIN_IMAGES =
            new Part("train-images-idx3-ubyte", "6bbc9ace898e44ae57da46a324031adb", 60_000, true);
    static final Part TRAIN_LABELS =
            new Part("train-labels-idx1-ubyte", "a25bea736e30d166cdddb491f175f624", 60_000, false);
    static final Part TEST_IMAGES =
            new Part("t10k-images-idx3-ubyte", "2646ac647ad5339dbf082846283269ea", 10_000, true);
    static final Part TEST_LABELS =
            new Part("t10k-labels-idx1-ubyte", "27ae3e4e09519cfbb04c329615203637", 10_000, false);
    static final List<Part> PARTS = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

    private Mnist() {}

    /** Whether all four files lie in that folder. */
    static boolean isIn(Path folder) {
        return PARTS.stream().allMatch(part -> find(folder, part) != null);
    }

    static DataSet open(Path folder, List<URI> mirrors, DownloadListener listener) {
        List<Part> missing =
                PARTS.stream().filter(part -> find(folder, part) == null).toList();
        if (!missing.isEmpty()) {
            new MnistDownload(folder, mirrors, listener).fetch(missing);
        }
        Map<Part, byte[]> values = new LinkedHashMap<>();
        for (Part part : PARTS) {
            values.put(part, readIn(folder, part));
        }
        return new DataSet(
                "mnist",
                take(values, TRAIN_IMAGES),
                take(values, TRAIN_LABELS),
                take(values, TEST_IMAGES),
                take(values, TEST_LABELS),
                PARTS.stream().collect(Collectors.toMap(Part::file, Part::md5)));
    }

    private static byte[] take(Map<Part, byte[]> values, Part part) {
        byte[] array = values.remove(part);
        if (array == null) {
            throw new IllegalStateException(part.file() + " was not read");
        }
        return array;
    }

    private static byte[] readIn(Path folder, Part part) {
        Path file = find(folder, part);
        if (file == null) {
            throw new DataSetUnavailable(part.file() + " has vanished from " + folder);
        }
        return read(file, part);
    }

    /** Reads one file and checks that it is the original. */
    static byte[] read(Path file, Part part) {
        IdxFile idx = IdxFile.read(file, part.sizes());
        if (!idx.md5().equals(part.md5())) {
            throw new DamagedDataSet(file + " at offset 0: expected content with the md5 sum " + part.md5() + ", found "
                    + idx.md5() + "; put the original file there, or delete it to have it downloaded");
        }
        return idx.values();
    }

    /** The file, plain or gzipped, or null when there is neither. */
    private static @Nullable Path find(Path folder, Part part) {
        var candidates = new ArrayList<Path>();
        candidates.add(folder.resolve(part.file()));
        candidates.add(folder.resolve(part.gzipped()));
        return candidates.stream().filter(Files::isRegularFile).findFirst().orElse(null);
    }
}
