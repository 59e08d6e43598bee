package org.latentatlas.client.page;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.latentatlas.client.browser.Downloads;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.SafetensorsReader;
import org.latentatlas.weights.TensorFile;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int8Array;

/** Fetches a safetensors file and reads it in slices, so that the page answers its visitor meanwhile. */
final class TensorDownload {
    /** A millisecond or so of work on a slow phone. */
    private static final int NUMBERS_AT_ONCE = 16384;

    private static final int BYTES_AT_ONCE = 4 * NUMBERS_AT_ONCE;

    private final ArrayBuffer file;
    private final byte[] bytes; // of the file, as far as they are copied
    private final Tasks tasks;
    private final BiConsumer<TensorFile, ArrayBuffer> use;
    private final Consumer<Failure> failed;
    private int copied;

    private TensorDownload(
            ArrayBuffer file, Tasks tasks, BiConsumer<TensorFile, ArrayBuffer> use, Consumer<Failure> failed) {
        this.file = file;
        this.bytes = new byte[file.getByteLength()];
        this.tasks = tasks;
        this.use = use;
        this.failed = failed;
    }

    /**
     * Fetches a file. {@code use} gets what it holds and the file itself, in a task of its own; it may find that the tensors are not those
     * that it expected, by throwing {@link DamagedFile} or {@link UnfitNetwork}.
     *
     * @param failed hears why the file did not arrive or what is wrong with it
     */
    static void start(String url, Tasks tasks, BiConsumer<TensorFile, ArrayBuffer> use, Consumer<Failure> failed) {
        Downloads.fetch(
                url, file -> read(file, tasks, use, failed), status -> failed.accept(Failure.notArrived(status)));
    }

    /** The same for a file that is here. */
    static void read(ArrayBuffer file, Tasks tasks, BiConsumer<TensorFile, ArrayBuffer> use, Consumer<Failure> failed) {
        new TensorDownload(file, tasks, use, failed).copy();
    }

    private void copy() {
        tasks.slices(() -> {
            if (copied < bytes.length) {
                int count = Math.min(BYTES_AT_ONCE, bytes.length - copied);
                byte[] part = new Int8Array(file, copied, count).copyToJavaArray();
                System.arraycopy(part, 0, bytes, copied, count);
                copied += count;
                return true;
            }
            tasks.later(() -> checked(this::read));
            return false;
        });
    }

    private void read() {
        SafetensorsReader reader = new SafetensorsReader(bytes);
        tasks.slices(() -> {
            if (reader.readOn(NUMBERS_AT_ONCE)) {
                return true;
            }
            tasks.later(() -> checked(() -> use.accept(reader.content(), file)));
            return false;
        });
    }

    private void checked(Runnable step) {
        try {
            step.run();
        } catch (DamagedFile | UnfitNetwork e) {
            failed.accept(Failure.unusable(e));
        }
    }
}
