package org.latentatlas.server.datasets;

/** Hears how far a download is. */
@FunctionalInterface
public interface DownloadListener {
    /**
     * Called for every piece that arrived.
     *
     * @param file the file's name
     * @param bytes received so far
     * @param total the file's size, -1 when the mirror does not say
     */
    void onBytes(String file, long bytes, long total);
}
