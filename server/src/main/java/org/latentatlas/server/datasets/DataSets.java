package org.latentatlas.server.datasets;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The data sets by name, kept in one folder: {@code mnist} in its folder {@code mnist}; {@code drawn} needs no file. */
public final class DataSets {
    /** What {@link #open} knows. */
    public static final List<String> NAMES = List.of("mnist", "drawn");

    private final Path folder;
    private final List<URI> mirrors;

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
}
