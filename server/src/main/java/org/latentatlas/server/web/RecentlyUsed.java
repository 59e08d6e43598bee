package org.latentatlas.server.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was made for the keys that were asked for last, up to some number of them. For what never changes once made. Thread-safe. */
final class RecentlyUsed<V> {
    private final Map<String, V> values;

    RecentlyUsed(int most) {
        values = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        });
    }

    /** The value of a key; two threads that ask at once for what is not there may both make it. */
    V get(String key, Supplier<V> making) {
        V known = values.get(key);
        if (known != null) {
            return known;
        }
        V made = making.get();
        values.put(key, made);
        return made;
    }
}
