package org.latentatlas.server.db;

import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** Places where transactions, of this process and of others, go one after the other, since each decides by what it reads. */
public enum Gate {
    /** What stands in the queue, and in which order. */
    QUEUE,
    /** What is published. */
    PUBLICATION;

    /** Waits for the transaction that is inside; then this one is, until it ends. To be called before it reads. */
    public void pass(Handle handle) {
        handle.createUpdate("update gate set passes = passes + 1 where name = :name")
                .bind("name", name().toLowerCase(Locale.ROOT))
                .execute();
    }
}
