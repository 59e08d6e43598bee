package org.latentatlas.server.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The uploads under way on this server, and how far each is. Safe for many threads. */
final class Arrivals {
    private final Map<Long, Arrival> underWay = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /** One upload; the thread that reads it moves it on and closes it, others look at it. */
    static final class Arrival implements AutoCloseable {
        private final Runnable end;
        private final long total;
        private final AtomicLong bytes = new AtomicLong();
        private volatile String field = "";

        private Arrival(long total, Runnable end) {
            this.total = total;
            this.end = end;
        }

        void reached(String reachedField) {
            field = reachedField;
        }

        /** Counts bytes that came; how many it is now. */
        long heard(long more) {
            return bytes.addAndGet(more);
        }

        String field() {
            return field;
        }

        Arriving standing() {
            return new Arriving(field, bytes.get(), total);
        }

        @Override
        public void close() {
            end.run();
        }
    }

    /** An upload of so many bytes begins; -1 where the sender does not say. */
    Arrival begin(long total) {
        long key = last.incrementAndGet();
        var arrival = new Arrival(total, () -> underWay.remove(key));
        underWay.put(key, arrival);
        return arrival;
    }

    /** All of them, the one that began first before the others. */
    List<Arriving> now() {
        return underWay.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().standing())
                .toList();
    }
}
