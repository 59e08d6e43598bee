package org.latentatlas.server.web;

import java.util.Locale;
import org.latentatlas.server.training.TrainingEstimate;
import org.latentatlas.server.training.TrainingEstimate.Range;
import org.latentatlas.server.training.TrainingSettings;

/** What a run will take, in words: ranges, since the machine's next hours are not known. */
public record EstimateView(TrainingSettings settings, TrainingEstimate estimate) {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;
    private static final double GIGABYTE = 1e9;

    /** Such as 4 min to 11 min; empty where nothing is known. */
    public String time() {
        Range seconds = estimate.seconds();
        return seconds == null ? "" : between(roughly(seconds.least()), roughly(seconds.most()));
    }

    /** Such as 0.6 GB to 1.1 GB. */
    public String memory() {
        return between(
                gigabytes(estimate.bytes().least()), gigabytes(estimate.bytes().most()));
    }

    /** What the time rests on. */
    public String reason() {
        if (estimate.restsOn() == null) {
            return "No run of a " + settings.network()
                    + " network has ended an epoch here with this device and precision; its first epoch will tell.";
        }
        return "From the epochs of run " + estimate.restsOn()
                + ", in proportion to epochs and images; weights, samples and batch widen the range.";
    }

    private static String between(String least, String most) {
        return least.equals(most) ? "about " + least : least + " to " + most;
    }

    private static String roughly(double seconds) {
        if (seconds < MINUTE) {
            return Math.max(1, Math.round(seconds)) + " s";
        }
        if (seconds < HOUR) {
            return Math.round(seconds / MINUTE) + " min";
        }
        return seconds < 2 * DAY
                ? String.format(Locale.ROOT, "%.1f h", seconds / HOUR)
                : Wording.whole(seconds / DAY) + " days";
    }

    private static String gigabytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }
}
