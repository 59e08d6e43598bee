package org.latentatlas.server.datasets;

import java.lang.ref.SoftReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data sets by name, kept in one folder: {@code mnist} in its folder {@code mnist}; {@code drawn} needs no file; others, uploaded or put
 * there by hand, in folders of their names. Safe for many threads.
 */
public final class DataSets {
    /** Those that every site has. */
    public static final List<String> BUILT_IN = List.of("mnist", "drawn");

    private static final Logger LOG = LoggerFactory.getLogger(DataSets.class);

    private final Path folder;
    private final List<URI> mirrors;
    private final UploadFolder uploads;
    private final Map<String, SoftReference<DataSet>> atHand = new HashMap<>();

    /** Data sets in this folder, which need not exist; what is missing there comes from the public mirrors. */
    public DataSets(Path folder) {
        this(folder, MnistDownload.MIRRORS);
    }

    /** The same with other mirrors: addresses under which the four gzipped files lie. */
    public DataSets(Path folder, List<URI> mirrors) {
        this.folder = folder;
        this.mirrors = List.copyOf(mirrors);
        this.uploads = new UploadFolder(folder);
    }

    /** Whether a data set may be called that. */
    public static boolean isName(String name) {
        return UploadFolder.isName(name);
    }

    /** What a run may be trained on: those that every site has, then the uploaded ones. */
    public List<String> names() {
        return Stream.concat(BUILT_IN.stream(), uploaded().stream().map(UploadedDataSet::name))
                .toList();
    }

    /** How many pictures a data set has, without reading it; empty where there is none of that name. */
    public Optional<Counts> counts(String name) {
        return switch (name) {
            case "mnist" -> Optional.of(new Counts(Mnist.TRAIN_IMAGES.images(), Mnist.TEST_IMAGES.images()));
            case "drawn" -> Optional.of(new Counts(DrawnDigits.TRAIN, DrawnDigits.TEST));
            default -> uploads.find(name).map(there -> new Counts(there.trainCount(), there.testCount()));
        };
    }

    /** Pictures to train on and for the test. */
    public record Counts(int train, int test) {}

    /** The uploaded ones whose files are here, by name. */
    public List<UploadedDataSet> uploaded() {
        return uploads.all().stream().filter(there -> !there.deleted()).toList();
    }

    /** Every note, those of deleted data sets too. */
    public List<UploadedDataSet> noted() {
        return uploads.all();
    }

    /** A new data set, whose files arrive. */
    public ArrivingDataSet arrive() {
        return new ArrivingDataSet(uploads);
    }

    /** Removes what a server that was killed left of uploads more than a day ago. */
    public void sweep() {
        uploads.sweep();
    }

    /**
     * Deletes the files of an uploaded data set.
     *
     * @param keepNote whether a note stays that tells what the files were
     */
    public void delete(UploadedDataSet there, boolean keepNote) {
        uploads.delete(there, keepNote);
        synchronized (atHand) {
            atHand.keySet().removeIf(key -> key.startsWith(there.name() + " "));
        }
    }

    /**
     * Reads a data set, and downloads MNIST first where it is missing.
     *
     * @throws DamagedDataSet when a file in the folder is not what it should be
     * @throws DataSetUnavailable when there is none of this name, a file is missing or no mirror gives it
     */
    public DataSet open(String name, DownloadListener listener) {
        if (name.equals("mnist")) {
            return Mnist.open(folder.resolve("mnist"), mirrors, listener);
        }
        if (name.equals("drawn")) {
            return DrawnDigits.dataSet();
        }
        if (!isName(name) || !Files.isDirectory(uploads.of(name))) {
            throw missing(name);
        }
        if (uploads.find(name).filter(UploadedDataSet::deleted).isPresent()) {
            throw new DataSetUnavailable("The files of the data set \"" + name
                    + "\" were deleted. Upload the same files under the same name, then resume the run.");
        }
        return IdxFolder.open(name, uploads.of(name));
    }

    private DataSetUnavailable missing(String name) {
        return new DataSetUnavailable("There is no data set \"" + name + "\"; there are " + String.join(", ", names())
                + ". A folder of this name in " + folder + " with IDX files of MNIST's names is one too.");
    }

    /**
     * A data set whose files are here already, for visitors, who never wait for a download; empty where one is missing or not the original.
     * It is read once and kept while there is memory for it.
     */
    public Optional<DataSet> atHand(String name) {
        Optional<String> key = keyAtHand(name);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        synchronized (atHand) {
            SoftReference<DataSet> kept = atHand.get(key.get());
            DataSet known = kept == null ? null : kept.get();
            if (known == null) {
                known = read(name);
                atHand.put(key.get(), new SoftReference<>(known));
            }
            return Optional.ofNullable(known);
        }
    }

    /** What a data set is kept in memory under; an uploaded one may have had another content under its name before. */
    private Optional<String> keyAtHand(String name) {
        if (BUILT_IN.contains(name)) {
            boolean here = !name.equals("mnist") || Mnist.isIn(folder.resolve("mnist"));
            return here ? Optional.of(name) : Optional.empty();
        }
        return uploads.find(name).filter(there -> !there.deleted()).map(there -> name + " " + there.createdAt());
    }

    private @Nullable DataSet read(String name) {
        try {
            return open(name, (file, bytes, total) -> {});
        } catch (DamagedDataSet | DataSetUnavailable e) {
            LOG.warn("the data set {} cannot be shown: {}", name, e.getMessage());
            return null;
        }
    }
}
