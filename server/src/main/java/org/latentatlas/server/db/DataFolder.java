package org.latentatlas.server.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.CannotStart;

/** The folder that holds everything the site keeps. One server at a time works in it, kept by a lock on a file. */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private @Nullable FileChannel lockFile;

    private DataFolder(Path path) {
        this.path = path;
    }

    /**
     * Creates the folder where it is missing.
     *
     * @throws CannotStart when it cannot be created or written
     */
    public static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder " + path + " cannot be created. Give a writable one with --data.", e);
        }
        if (!Files.isWritable(path)) {
            throw new CannotStart("The data folder " + path + " is not writable. Give a writable one with --data.");
        }
        return new DataFolder(path);
    }

    /**
     * Keeps other servers out of the folder until it is closed or the process ends, however it ends.
     *
     * @throws CannotStart when another server works in it
     */
    public DataFolder lock() {
        Path file = path.resolve("server.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new CannotStart("Another server already works in the data folder " + path
                        + ". Stop it, or give this one its own folder with --data.");
            }
            lockFile = channel;
            return this;
        } catch (IOException e) {
            throw new CannotStart("The data folder " + path + " is not writable. Give a writable one with --data.", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by a server of this same process
        }
    }

    /** The file of the embedded database in a data folder. */
    static Path database(Path folder) {
        return folder.resolve("latent-atlas.db");
    }

    /** Where data sets lie unless another folder is given. */
    public Path datasets() {
        return path.resolve("datasets");
    }

    /** Where the training sets lie as models encode them; it can be deleted at any time. */
    public Path encodedTrainingSets() {
        return path.resolve("encoded-training-sets");
    }

    @Override
    public void close() {
        try {
            if (lockFile != null) {
                lockFile.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("the lock of " + path + " could not be given back", e);
        }
    }
}
