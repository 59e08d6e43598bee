package org.latentatlas.server.datasets;

import java.lang.ref.SoftReference;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data sets by name, kept in one folder: {@code mnist} in its folder {@code mnist}; {@code drawn} needs no file. */
public final class DataSets {
    /** What {@link #open} knows. */
    public static final List<String> NAMES = List.of("mnist", "drawn");

    private static final Logger LOG = LoggerFactory.getLogger(DataSets.class);

    private final Path folder;
    private final List<URI> mirrors;
    private final Map<String, SoftReference<DataSet>> atHand = new HashMap<>();

    /** Data sets in this folder, which need not exist; what is missing there comes from the public mirrors. */
    public DataSets(Path folder) {
        this(folder, MnistDownload.MIRRORS);
    }

    /** The same with other mirrors: addresses under which the four gzipped files lie. */
    public DataSets(Path folder, List<URI> mirrors) {
        this.folder = folder;
        this.mirrors = List.copyOf(mirrors);
    }

    /**
     * Reads a data set, and downloads it first where it is missing.
     *
     * @throws IllegalArgumentException when there is none of this name
     * @throws DamagedDataSet when a file in the folder is not the original
     * @throws DataSetUnavailable when a file is missing and no mirror gives it
     */
    public DataSet open(String name, DownloadListener listener) {
        return switch (name) {
            case "mnist" -> Mnist.open(folder.resolve("mnist"), mirrors, listener);
            case "drawn" -> DrawnDigits.dataSet();
            default ->
                throw new IllegalArgumentException(
                        "there is no data set \"" + name + "\"; there are " + String.join(", ", NAMES));
        };
    }

    /**
     * A data set whose files are here already, for visitors, who never wait for a download; empty where one is missing or not the original.
     * It is read once and kept while there is memory for it.
     */
    public Optional<DataSet> atHand(String name) {
        synchronized (atHand) {
            SoftReference<DataSet> kept = atHand.get(name);
            DataSet known = kept == null ? null : kept.get();
            if (known == null
                    && NAMES.contains(name)
                    && (!name.equals("mnist") || Mnist.isIn(folder.resolve("mnist")))) {
                known = read(name);
                atHand.put(name, new SoftReference<>(known));
            }
            return Optional.ofNullable(known);
        }
    }

    private @Nullable DataSet read(String name) {
        try {
            return open(name, (file, bytes, total) -> {});
        } catch (DamagedDataSet | DataSetUnavailable e) {
            LOG.warn("the data set {} cannot be shown to visitors: {}", name, e.getMessage());
            return null;
        }
    }
}
