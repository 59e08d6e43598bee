package org.latentatlas.server.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.latentatlas.server.models.Gzip;
import org.latentatlas.server.models.Sha256;

/** Files that never change and take a moment to make: those asked for last stay in memory. Safe for many threads. */
final class RecentFiles {
    private final Map<String, ImmutableFile> files;

    /** Keeps at most so many. */
    RecentFiles(int most) {
        files = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ImmutableFile> eldest) {
                return size() > most;
            }
        });
    }

    /** The file of that name, made where it is not kept. */
    ImmutableFile file(String name, Supplier<byte[]> content) {
        ImmutableFile file = files.get(name);
        if (file == null) {
            byte[] bytes = content.get();
            file = new ImmutableFile("application/octet-stream", Sha256.hex(bytes), bytes, Gzip.ifSmaller(bytes));
            files.put(name, file);
        }
        return file;
    }
}
