package org.latentatlas.server.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.latentatlas.network.UnfitNetwork;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.training.objective.Objective;

/** What is wrong with settings, alone and beside each other: one sentence for a field. */
final class SettingsCheck {
    private static final int MOST_CHANNELS = 512;
    private static final int MOST_UNITS = 2048;
    private static final int MOST_PAIRED = 2048;
    private static final int MOST_ROWS = 16_384; // images times samples

    private final TrainingSettings settings;
    private final List<String> dataSets;
    private final List<SettingProblem> problems = new ArrayList<>();

    /**
     * Checks these.
     *
     * @param dataSets names of those that there are; where none are given, any that could be one is let through
     */
    SettingsCheck(TrainingSettings settings, List<String> dataSets) {
        this.settings = settings;
        this.dataSets = dataSets;
    }

    /** In the order of the fields; empty when the settings can be used. */
    List<SettingProblem> problems() {
        data();
        objective();
        optimiser();
        machine();
        if (problems.isEmpty()) {
            network();
        }
        return List.copyOf(problems);
    }

    private void data() {
        if (!dataSets.isEmpty() || !DataSets.isName(settings.dataset())) {
            oneOf("dataset", settings.dataset(), dataSets.isEmpty() ? DataSets.BUILT_IN : dataSets);
        }
        between("latentSize", settings.latentSize(), 1, 64);
        oneOf("network", settings.network(), List.of("dense", "convolutional", "residual"));
        layers("hidden", settings.hidden(), settings.hidden());
        if (!settings.encoderHidden().isEmpty()) {
            List<Integer> inDecodersOrder = new ArrayList<>(settings.encoderHidden());
            Collections.reverse(inDecodersOrder);
            layers("encoderHidden", settings.encoderHidden(), inDecodersOrder);
        }
        oneOf("activation", settings.activation(), List.of("silu", "relu", "tanh"));
    }

    /** Sizes that fit one by one may make a network that is too large. */
    private void network() {
        try {
            settings.decoder();
        } catch (UnfitNetwork unfit) {
            add("hidden", "hidden is " + settings.hidden() + ": " + unfit.getMessage() + ".");
        }
        try {
            settings.encoder();
        } catch (UnfitNetwork unfit) {
            String field = settings.encoderHidden().isEmpty() ? "hidden" : "encoderHidden";
            List<Integer> sizes = settings.encoderHidden().isEmpty() ? settings.hidden() : settings.encoderHidden();
            add(field, field + " is " + sizes + ": " + unfit.getMessage() + ".");
        }
    }

    private void objective() {
        int samples = settings.samples();
        oneOf("objective", settings.objective(), Objective.NAMES);
        between("samples", samples, 1, 64);
        if (Objective.IMPORTANCE_WEIGHTED.contains(settings.objective()) && samples == 1) {
            add(
                    "samples",
                    "samples is 1; the objective " + settings.objective()
                            + " weighs 2 to 64 of them (with one it is the vae).");
        }
        if (wasserstein() && samples > 1 && samples <= 64) {
            add(
                    "samples",
                    "samples is " + samples + "; the objective " + settings.objective() + " draws 1 for every image.");
        }
        warmUp("samplesWarmUp", settings.samplesWarmUp());
        if (samples == 1 && settings.samplesWarmUp() > 0) {
            add(
                    "samplesWarmUp",
                    "samplesWarmUp is " + settings.samplesWarmUp() + ", but with samples 1 nothing rises.");
        }
        oneOf("likelihood", settings.likelihood(), List.of("binarised", "grey"));
        between("beta", settings.beta(), 0, wasserstein() ? 10_000 : 100);
        warmUp("betaWarmUp", settings.betaWarmUp());
    }

    private void warmUp(String field, int epochs) {
        between(field, epochs, 0, 10_000);
        if (epochs > settings.epochs() && settings.epochs() >= 1) {
            add(field, field + " is " + epochs + ", longer than the " + settings.epochs() + " epochs of the run.");
        }
    }

    private boolean wasserstein() {
        return Objective.WASSERSTEIN.contains(settings.objective());
    }

    private void optimiser() {
        between("epochs", settings.epochs(), 1, 10_000);
        between("batch", settings.batch(), 1, 8192);
        if (settings.objective().equals("wae-mmd") && settings.batch() <= 8192 && settings.batch() > MOST_PAIRED) {
            add(
                    "batch",
                    "batch is " + settings.batch()
                            + "; the objective wae-mmd compares all pairs of a batch: expected at most " + MOST_PAIRED
                            + ".");
        }
        long rows = (long) settings.batch() * settings.samples();
        if (settings.samples() > 1 && settings.samples() <= 64 && settings.batch() <= 8192 && rows > MOST_ROWS) {
            add(
                    "batch",
                    "batch is " + settings.batch() + " with " + settings.samples()
                            + " samples of each image; expected at most " + MOST_ROWS / settings.samples() + ".");
        }
        double rate = settings.learningRate();
        if (!(rate > 0 && rate <= 1)) {
            add("learningRate", "learningRate is " + rate + "; expected a number above 0 and at most 1.");
        }
        oneOf("schedule", settings.schedule(), List.of("constant", "cosine"));
        between("clipping", settings.clipping(), 0, 1_000_000);
        between("averaging", settings.averaging(), 0, 0.99999);
    }

    private void machine() {
        oneOf("precision", settings.precision(), List.of("float32", "bfloat16"));
        oneOf("device", settings.device(), List.of("auto", "cpu", "gpu"));
        between("threads", settings.threads(), 0, 1024);
        between("limit", settings.limit(), 0, 10_000_000);
        if (settings.limit() == 1) {
            add("limit", "limit is 1; expected at least 2 training images, or 0 for all.");
        }
    }

    private void layers(String field, List<Integer> came, List<Integer> sizes) {
        if (List.of("convolutional", "residual").contains(settings.network())) {
            boolean fit = sizes.size() == 3
                    && within(sizes.subList(0, 1), MOST_UNITS)
                    && within(sizes.subList(1, 3), MOST_CHANNELS);
            if (!fit) {
                add(
                        field,
                        field + " is " + came + "; expected three numbers for the " + settings.network()
                                + " network: a dense layer of 1 to " + MOST_UNITS + ", and twice 1 to " + MOST_CHANNELS
                                + " channels.");
            }
        } else if (sizes.isEmpty() || sizes.size() > 6 || !within(sizes, MOST_UNITS)) {
            add(field, field + " is " + came + "; expected 1 to 6 layer sizes, each 1 to " + MOST_UNITS + ".");
        }
    }

    private static boolean within(List<Integer> sizes, int most) {
        return sizes.stream().allMatch(size -> size >= 1 && size <= most);
    }

    private void oneOf(String field, String value, List<String> names) {
        if (!names.contains(value)) {
            add(field, field + " is \"" + value + "\"; expected one of " + String.join(", ", names) + ".");
        }
    }

    private void between(String field, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            add(field, field + " is " + plain(value) + "; expected " + plain(low) + " to " + plain(high) + ".");
        }
    }

    private void add(String field, String message) {
        problems.add(new SettingProblem(field, message));
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
