package org.latentatlas.server.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.latentatlas.server.uploads.RefusedUpload;
import org.latentatlas.server.uploads.RefusedUpload.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The uploaded data sets in the data-set folder: a folder for each, with plain IDX files of MNIST's names and a note, {@code dataset.json}.
 * It appears whole or not at all. Safe for many threads and processes.
 */
final class UploadFolder {
    private static final Logger LOG = LoggerFactory.getLogger(UploadFolder.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String NOTE = "dataset.json";
    private static final String UNFINISHED = ".upload-";
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private final Path folder;

    UploadFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether a data set may be called that: 1 to 40 small letters, digits and hyphens. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    Path of(String name) {
        return folder.resolve(name);
    }

    /** Those that are there, by name. */
    List<UploadedDataSet> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString())
                    .sorted()
                    .flatMap(name -> find(name).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The note of a data set, deleted ones too. */
    Optional<UploadedDataSet> find(String name) {
        Path note = folder.resolve(name).resolve(NOTE);
        if (!isName(name) || !Files.isRegularFile(note)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UploadedDataSet.read(name, Files.readString(note)));
        } catch (IOException | DamagedDataSet e) {
            LOG.warn("{} is left out: {}", note, e.toString());
            return Optional.empty();
        }
    }

    /** A new folder for files that arrive. */
    Path begin() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, UNFINISHED);
    }

    /** Gives a folder whose files are complete its name and its note. */
    void finish(Path work, UploadedDataSet noted) throws IOException {
        Files.writeString(work.resolve(NOTE), noted.json().toPrettyString());
        Optional<UploadedDataSet> before = find(noted.name());
        if (before.isPresent() && before.get().deleted()) {
            remove(of(noted.name()));
        }
        try {
            Files.move(work, of(noted.name()), StandardCopyOption.ATOMIC_MOVE);
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException taken) {
            throw taken(noted.name());
        }
    }

    static RefusedUpload taken(String name) {
        return new RefusedUpload(
                Reason.CONFLICT, "name", "name is \"" + name + "\"; there is a data set of that name already.");
    }

    /** Deletes the files; with a note what they were, or without any trace. */
    void delete(UploadedDataSet there, boolean keepNote) {
        Path home = of(there.name());
        try {
            if (keepNote) {
                Path draft = home.resolve(NOTE + ".draft");
                Files.writeString(draft, there.asDeleted().json().toPrettyString());
                Files.move(draft, home.resolve(NOTE), StandardCopyOption.ATOMIC_MOVE);
                for (IdxPart part : IdxPart.values()) {
                    Files.deleteIfExists(home.resolve(part.file()));
                }
            } else {
                Path gone = folder.resolve(UNFINISHED + "deleted-" + there.name() + "-" + System.nanoTime());
                Files.move(home, gone, StandardCopyOption.ATOMIC_MOVE);
                remove(gone);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what a server that was killed left of uploads. */
    void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant old = Instant.now().minus(LONGEST_UPLOAD);
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path path : inside.toList()) {
                boolean unfinished = path.getFileName().toString().startsWith(UNFINISHED);
                if (unfinished && Files.getLastModifiedTime(path).toInstant().isBefore(old)) {
                    remove(path);
                }
            }
        } catch (IOException e) {
            LOG.warn("unfinished uploads in {} could not be removed: {}", folder, e.toString());
        }
    }

    static void remove(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
