package org.latentatlas.server.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.Sha256;
import org.latentatlas.server.uploads.RefusedUpload;
import org.latentatlas.server.uploads.RefusedUpload.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data set while it is uploaded: files that are verified and written one after the other in any order. Closed before it is finished, it
 * leaves nothing behind. For one thread.
 */
public final class ArrivingDataSet implements AutoCloseable {
    /** Share of the pictures that is kept for the test where no test pair comes: one in so many. */
    static final int ONE_IN = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ArrivingDataSet.class);
    private static final int FEWEST_TO_TRAIN_ON = 2;

    private final UploadFolder folder;
    private final Path work;
    private final Map<IdxPart, Integer> counts = new EnumMap<>(IdxPart.class);
    private final Map<IdxPart, UploadedDataSet.File> files = new EnumMap<>(IdxPart.class);
    private @Nullable String name;

    ArrivingDataSet(UploadFolder folder) {
        this(folder, begin(folder));
    }

    /** One whose files are written into a folder that exists. */
    ArrivingDataSet(UploadFolder folder, Path work) {
        this.folder = folder;
        this.work = work;
    }

    private static Path begin(UploadFolder folder) {
        try {
            return folder.begin();
        } catch (IOException e) {
            throw new RefusedUpload(
                    Reason.CONFLICT,
                    "upload",
                    "The server's data-set folder cannot be written (" + e + "); data sets cannot be uploaded.");
        }
    }

    /**
     * The name that it is to have.
     *
     * @throws RefusedUpload when it is none, was given before, or another data set has it
     */
    public void name(String given) {
        if (name != null) {
            throw new RefusedUpload(Reason.UNUSABLE, "name", "name came twice; expected it once.");
        }
        if (!UploadFolder.isName(given)) {
            throw new RefusedUpload(
                    Reason.UNUSABLE,
                    "name",
                    "name is \"" + (given.length() > 60 ? given.substring(0, 60) + "…" : given)
                            + "\"; expected 1 to 40 small letters, digits and hyphens.");
        }
        boolean known = folder.find(given).filter(found -> !found.deleted()).isPresent();
        boolean foreign = folder.find(given).isEmpty() && Files.exists(folder.of(given));
        if (known || foreign || DataSets.BUILT_IN.contains(given)) {
            throw UploadFolder.taken(given);
        }
        name = given;
    }

    /**
     * Takes one file while it arrives.
     *
     * @throws RefusedUpload at the first byte that is not as it should be
     * @throws IOException when the connection is cut
     */
    public void take(IdxPart part, InputStream content) throws IOException {
        if (files.containsKey(part)) {
            throw new RefusedUpload(Reason.UNUSABLE, part.field(), part.field() + " came twice; expected it once.");
        }
        try (OutputStream out = open(part)) {
            var file = new ArrivingFile(part, Sha256.digest(), out);
            counts.put(part, file.take(content, counts.getOrDefault(part.partner(), -1)));
            files.put(part, new UploadedDataSet.File(part.field(), file.bytes(), file.sha256()));
        }
    }

    private OutputStream open(IdxPart part) {
        try {
            return Files.newOutputStream(work.resolve(part.file()));
        } catch (IOException e) {
            throw new RefusedUpload(
                    Reason.TOO_LARGE,
                    part.field(),
                    part.field() + " could not be written to the server's disk (" + e + ").");
        }
    }

    /** The note as it will be; for who decides whether the name may be used again. */
    public UploadedDataSet complete() {
        if (name == null) {
            throw missing("name", "name is missing; expected 1 to 40 small letters, digits and hyphens.");
        }
        require(IdxPart.TRAIN_IMAGES);
        require(IdxPart.TRAIN_LABELS);
        if (counts.containsKey(IdxPart.TEST_IMAGES) || counts.containsKey(IdxPart.TEST_LABELS)) {
            require(IdxPart.TEST_IMAGES);
            require(IdxPart.TEST_LABELS);
        }
        int came = counts.getOrDefault(IdxPart.TRAIN_IMAGES, 0);
        int test = counts.getOrDefault(IdxPart.TEST_IMAGES, heldOut(came));
        int train = counts.containsKey(IdxPart.TEST_IMAGES) ? came : came - test;
        if (train < FEWEST_TO_TRAIN_ON) {
            throw missing(
                    IdxPart.TRAIN_IMAGES.field(),
                    "train-images leaves " + train + " to train on; expected at least " + FEWEST_TO_TRAIN_ON + ".");
        }
        return new UploadedDataSet(name, Instant.now(), train, test, new ArrayList<>(files.values()), false);
    }

    /** How many of the last pictures are kept for the test where there is no test pair. */
    static int heldOut(int count) {
        return Math.max(1, count / ONE_IN);
    }

    private void require(IdxPart part) {
        if (!files.containsKey(part)) {
            throw missing(
                    part.field(),
                    part.field() + " is missing; expected it beside "
                            + part.partner().field() + ".");
        }
    }

    private static RefusedUpload missing(String field, String sentence) {
        return new RefusedUpload(Reason.UNUSABLE, field, sentence);
    }

    /**
     * Makes it a data set of the site.
     *
     * @throws RefusedUpload when a part is missing, or another upload took the name meanwhile
     */
    public UploadedDataSet finish() {
        UploadedDataSet noted = complete();
        try {
            folder.finish(work, noted);
        } catch (IOException e) {
            throw new RefusedUpload(
                    Reason.TOO_LARGE, "upload", "The data set could not be written to the server's disk (" + e + ").");
        }
        return noted;
    }

    /** What was deleted under that name before, if only a note of it is kept. */
    public Optional<UploadedDataSet> predecessor() {
        return name == null ? Optional.empty() : folder.find(name).filter(UploadedDataSet::deleted);
    }

    @Override
    public void close() {
        try {
            UploadFolder.remove(work);
        } catch (IOException e) {
            LOG.warn("the unfinished upload {} could not be removed: {}", work, e.toString());
        }
    }
}
