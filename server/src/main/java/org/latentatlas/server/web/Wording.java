package org.latentatlas.server.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and times as pages write them. */
public final class Wording {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Wording() {}

    /** Two decimals and a true minus: −137.40. */
    public static String nats(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
    }

    /** Digits in groups of three: 12,300. */
    public static String whole(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    /** Millions of bytes: 53.0 MB. */
    public static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** A number of things: 1 run, 3 runs. */
    public static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Hours and minutes, minutes and seconds, or seconds. */
    public static String duration(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        if (whole >= 3600) {
            return whole / 3600 + " h " + whole % 3600 / 60 + " min";
        }
        return whole >= 60 ? whole / 60 + " min " + whole % 60 + " s" : whole + " s";
    }

    /** To the second. */
    public static String second(Instant instant) {
        return SECOND.format(instant);
    }

    /** To the minute; empty when there is none. */
    public static String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }
}
