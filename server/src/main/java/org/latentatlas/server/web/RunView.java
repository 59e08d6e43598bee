package org.latentatlas.server.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.runs.Journal;
import org.latentatlas.server.runs.Run;
import org.latentatlas.server.runs.RunState;
import org.latentatlas.server.runs.Runs;
import org.latentatlas.server.runs.Standing;
import org.latentatlas.server.training.EpochReport;
import org.latentatlas.server.training.Progress;
import org.latentatlas.server.training.SettingsText;
import org.latentatlas.server.training.TrainingSettings;

/**
 * A run as the administrator's pages show it.
 *
 * @param epochs the figures of its finished epochs, in their order
 * @param standing where it is now, null when it does not train
 * @param model what it made, null while there is none
 * @param pictured epochs that there are pictures of, the newest first; none in a list of runs
 * @param journal what happened to it, the newest first; nothing in a list of runs
 * @param before how many runs train before it, while it is queued
 */
public record RunView(
        Run run,
        List<EpochReport> epochs,
        @Nullable Standing standing,
        @Nullable Model model,
        List<Integer> pictured,
        List<Journal.Entry> journal,
        int before) {
    /** Steps of a progress bar. */
    public static final int STEPS = 1000;

    private static final int MOST_ROWS = 200;
    private static final int MOST_RUNS = 50;

    /** What trains and waits and the newest of the others, not more than {@value #MOST_RUNS}. */
    static List<RunView> newest(Runs runs) {
        return runs.all().stream()
                .limit(MOST_RUNS)
                .map(run -> view(runs, run, null, false))
                .toList();
    }

    static RunView of(Runs runs, Models models, Run run) {
        Model model = run.modelId() == null ? null : models.get(run.modelId());
        return view(runs, run, model, true);
    }

    private static RunView view(Runs runs, Run run, @Nullable Model model, boolean whole) {
        int before = run.state() == RunState.QUEUED ? runs.before(run.id()) : 0;
        boolean trains = run.state() == RunState.RUNNING || run.state() == RunState.CANCELLING;
        return new RunView(
                run,
                runs.epochs(run.id()),
                trains ? runs.standing(run.id()).orElse(null) : null,
                model,
                whole ? runs.snapshots().epochs(run.id()) : List.of(),
                whole ? runs.journal().of(run.id()) : List.of(),
                before);
    }

    /** What the picture of the map shows, for who does not see it. */
    public String mapWords(int epoch) {
        int size = run.settings().latentSize();
        return size == 2
                ? "The map after epoch " + epoch + ": digits decoded on a grid over the latent plane"
                : size == 1
                        ? "The line after epoch " + epoch + ": digits decoded along the latent axis"
                        : "After epoch " + epoch + ": digits decoded from fixed samples of the prior";
    }

    /** Address of a picture after an epoch. */
    public String picture(int epoch, String kind) {
        return "/admin/runs/" + run.id() + "/snapshots/" + epoch + "/" + kind + ".png";
    }

    /** What it trains, in a few words. */
    public String summary() {
        TrainingSettings settings = run.settings();
        return settings.dataset() + " · " + settings.latentSize() + "-D · " + settings.network() + " · "
                + (settings.objective().equals("vae") ? "" : settings.objective() + " · ") + settings.epochs()
                + " epochs";
    }

    /** Its settings as text, by name. */
    public Map<String, String> settings() {
        return SettingsText.write(run.settings());
    }

    /** What it does now, or how it ended. */
    public String activity() {
        if (standing != null) {
            return standing.activity();
        }
        return switch (run.state()) {
            case QUEUED -> before == 0 ? "Begins soon" : "Waits for " + Wording.count(before, "run") + " before it";
            case RUNNING -> "Starting";
            case CANCELLING -> "Ends after this step";
            case CANCELLED -> "Cancelled";
            case FINISHED -> "Finished";
            case FAILED -> "Failed";
            case INTERRUPTED -> "Interrupted";
        };
    }

    private Optional<Progress> progress() {
        return Optional.ofNullable(standing).map(Standing::progress);
    }

    /** Of {@link #STEPS}. */
    public int done() {
        double epochsDone = progress()
                .map(now -> now.epoch() - 1 + (double) now.images() / Math.max(1, now.imagesInEpoch()))
                .orElse((double) epochs.size());
        return (int) Math.min(STEPS, STEPS * epochsDone / run.settings().epochs());
    }

    /** The epoch under way, or the last one that ended. */
    public int epoch() {
        return progress().map(Progress::epoch).orElse(epochs.size());
    }

    /** Training images per second now, or in the last epoch; empty before there is a figure. */
    public String speed() {
        double speed = progress()
                .map(Progress::imagesPerSecond)
                .orElseGet(() -> last().map(EpochReport::imagesPerSecond).orElse(0.0));
        return speed > 0 ? Wording.whole(speed) + " images/s" : "";
    }

    /** How long it will take still; empty when it does not train. */
    public String left() {
        return progress()
                .map(now -> Wording.duration(now.secondsLeft()) + " left")
                .orElse("");
    }

    /** The last finished epoch. */
    public Optional<EpochReport> last() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    /** The epoch with the highest test ELBO, whose state is kept. */
    public Optional<EpochReport> best() {
        return epochs.stream().max(Comparator.comparingDouble(EpochReport::testElbo));
    }

    /** Rows for a table: newest first, not more than {@value #MOST_ROWS}. */
    public List<EpochReport> rows() {
        return epochs.stream()
                .sorted(Comparator.comparingInt(EpochReport::epoch).reversed())
                .limit(MOST_ROWS)
                .toList();
    }

    /** Its figures over the epochs. */
    public List<Chart> charts() {
        return RunCharts.of(epochs);
    }
}
