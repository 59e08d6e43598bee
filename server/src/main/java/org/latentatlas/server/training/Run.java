package org.latentatlas.server.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.training.objective.Objective;
import org.latentatlas.weights.DamagedFile;
import org.latentatlas.weights.Tensor;
import org.latentatlas.weights.TensorFile;

/** One run: the network, the optimiser and the loop that trains it, epoch by epoch. */
final class Run implements AutoCloseable {
    static final int STEPS_BETWEEN_DENORMAL_CHECKS = 250;

    private final Engine engine;
    private final TrainingSettings settings;
    private final NDManager manager;
    private final Vae vae;
    private final @Nullable Vae averages;
    private final Adam adam;
    private int samples; // of the current epoch
    private TrainingStep step;
    private final Batches train;
    private final Evaluation test;
    private final SnapshotCamera camera;
    private int epoch;

    Run(Engine engine, TrainingSettings settings, DataSet data) {
        this.engine = engine;
        this.settings = settings;
        manager = engine.newBaseManager(Torch.device(engine, settings.device()));
        boolean binarised = settings.likelihood().equals("binarised");
        int count = TrainingData.count(settings, data);
        train = new Batches(manager, data.trainImages(), count, settings.batch(), binarised);
        vae = new Vae(manager, settings.encoder(), settings.decoder());
        vae.initialise(settings.seed());
        averages = settings.averaging() > 0 ? Averages.of(manager, vae) : null;
        test = new Evaluation(manager, trained(), data, binarised);
        camera = new SnapshotCamera(manager, trained(), settings.latentSize(), data);
        adam = new Adam(manager, vae.parameters());
        samples = Schedule.samples(settings, 0);
        step = stepOfSamples();
    }

    private TrainingStep stepOfSamples() {
        List<String> lines = StepScript.lines(
                settings.encoder(),
                settings.decoder(),
                Objective.of(settings.objective(), samples),
                settings.precision().equals("bfloat16"));
        return new TrainingStep(manager, lines, vae, adam, averages, settings.clipping());
    }

    /** The number of the last finished epoch. */
    int epoch() {
        return epoch;
    }

    /** The networks to evaluate and to export: the average of the weights where there is one. */
    Vae trained() {
        return averages == null ? vae : averages;
    }

    /** What the networks show now. */
    Snapshot snapshot() {
        return camera.take();
    }

    /** Where it trains: {@code the processor, 2 threads} or {@code the GPU}. */
    String device() {
        int threads = Torch.threads(settings.threads());
        return manager.getDevice().isGpu()
                ? "the GPU"
                : "the processor, " + threads + (threads == 1 ? " thread" : " threads");
    }

    /** Arrays that are alive on the device; the same after every epoch. */
    int liveArrays() {
        return manager.getManagedArrays().size();
    }

    /**
     * Trains one epoch and evaluates on the test images.
     *
     * @return the figures, or null when the listener cancelled
     * @throws TrainingFailed when the loss is not finite
     */
    @Nullable
    EpochReport trainEpoch(Meter meter, TrainingListener listener, @Nullable Checkpoint lastGood) {
        int current = epoch + 1;
        drawSamples(Schedule.samples(settings, epoch));
        var random =
                new SplittableRandom(new SplittableRandom(settings.seed()).nextLong() ^ 0xD1B54A32D192ED03L * current);
        engine.setRandomSeed(random.nextInt());
        meter.startEpoch(current, train.count());
        try (var epochArrays = new NDScope()) {
            epochArrays.suppressNotUsedWarning();
            NDArray sums =
                    manager.zeros(new Shape(3)); // reconstruction, KL and loss over the images of the epoch, in nats
            train.begin(shuffled(train.count(), random), random);
            for (int first = 0; first < train.count(); first += settings.batch()) {
                if (listener.cancelled()) {
                    return null;
                }
                step(first, sums);
                if (meter.trained(Math.min(first + settings.batch(), train.count()))) {
                    requireFinite(means(sums)[2], current, lastGood);
                    listener.onProgress(meter.progress());
                }
            }
            requireFinite(means(sums)[2], current, lastGood);
            meter.endTraining();
            Evaluation.Elbo tested = test.elbo();
            requireFinite(tested.elbo(), current, lastGood);
            epoch = current;
            double[] means = means(sums);
            return meter.finishEpoch(means[0], means[1], means[2], tested);
        }
    }

    private void drawSamples(int number) {
        if (number != samples) {
            step.close();
            samples = number;
            step = stepOfSamples();
        }
    }

    private void step(int first, NDArray sums) {
        int stepsPerEpoch = (train.count() + settings.batch() - 1) / settings.batch();
        int number = epoch * stepsPerEpoch + first / settings.batch();
        try (var arrays = new NDScope()) {
            arrays.suppressNotUsedWarning();
            step.run(train.next(), new Schedule(settings, stepsPerEpoch).pace(number), sums);
        }
        if (number % STEPS_BETWEEN_DENORMAL_CHECKS == STEPS_BETWEEN_DENORMAL_CHECKS - 1) {
            adam.dropDenormals();
        }
    }

    /** 0 to count - 1 in random order (Fisher and Yates). */
    private static long[] shuffled(int count, SplittableRandom random) {
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** Reconstruction, KL and loss of an image, if the sums are those of a whole epoch. */
    private double[] means(NDArray sums) {
        float[] total = sums.toFloatArray();
        double[] means = new double[total.length];
        Arrays.setAll(means, i -> (double) total[i] / train.count());
        return means;
    }

    private void requireFinite(double loss, int current, @Nullable Checkpoint lastGood) {
        if (Double.isFinite(loss)) {
            return;
        }
        List<String> advice = new ArrayList<>(List.of("a learning rate below " + settings.learningRate()));
        if (settings.clipping() == 0) {
            advice.add("a clipping such as 1000");
        }
        if (settings.beta() > 1) {
            advice.add("a beta below " + settings.beta());
        }
        String kept =
                lastGood == null ? "No epoch was finished before." : "The state after epoch " + epoch + " is kept.";
        throw new TrainingFailed(
                "the loss is " + loss + " in epoch " + current + ": training diverged. Try "
                        + String.join(" or ", advice) + ". " + kept,
                lastGood);
    }

    /** The state from which {@link #restore} goes on. */
    Checkpoint checkpoint() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<String> names = vae.names();
        tensors.putAll(TorchNetwork.tensors("", names, vae.parameters()));
        if (averages != null) {
            tensors.putAll(TorchNetwork.tensors("average.", names, averages.parameters()));
        }
        tensors.putAll(TorchNetwork.tensors("adam.mean.", names, adam.means()));
        tensors.putAll(TorchNetwork.tensors("adam.square.", names, adam.squares()));
        tensors.putAll(TorchNetwork.tensors("", List.of("adam.steps"), new NDList(adam.steps())));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        metadata.put("epoch", Integer.toString(epoch));
        metadata.put("settings", SettingsJson.write(settings));
        return Checkpoint.write(new TensorFile(tensors, metadata));
    }

    /**
     * Takes over the state of an earlier run.
     *
     * @throws TrainingFailed when the checkpoint is damaged, of another network or of a run with other settings
     */
    void restore(Checkpoint checkpoint) {
        TensorFile state = checkpoint.read();
        TrainingSettings before = checkpoint.settings(state);
        if (!comparable(before).equals(comparable(settings))) {
            throw new TrainingFailed(
                    checkpoint.name() + " belongs to a run with other settings: " + differences(before),
                    (Checkpoint) null);
        }
        try {
            List<String> names = vae.names();
            TorchNetwork.load(state, "", names, vae.parameters());
            if (averages != null) {
                TorchNetwork.load(state, "average.", names, averages.parameters());
            }
            TorchNetwork.load(state, "adam.mean.", names, adam.means());
            TorchNetwork.load(state, "adam.square.", names, adam.squares());
            TorchNetwork.load(state, "", List.of("adam.steps"), new NDList(adam.steps()));
        } catch (DamagedFile damage) {
            throw new TrainingFailed(checkpoint.name() + " is damaged: " + damage.getMessage(), damage);
        }
        epoch = checkpoint.epoch(state);
    }

    /** The settings in which an earlier run differs from this one. */
    private String differences(TrainingSettings before) {
        Map<String, String> theirs = SettingsText.write(comparable(before));
        return SettingsText.write(comparable(settings)).entrySet().stream()
                .filter(ours -> !ours.getValue().equals(theirs.get(ours.getKey())))
                .map(ours ->
                        ours.getKey() + " is " + theirs.get(ours.getKey()) + " there and " + ours.getValue() + " here")
                .collect(Collectors.joining("; "));
    }

    /** Settings that may differ between a run and the one that goes on with it are set to the same. */
    private static TrainingSettings comparable(TrainingSettings settings) {
        return settings.with(Map.of("epochs", 1, "device", "auto", "threads", 0));
    }

    @Override
    public void close() {
        step.close();
        manager.close();
        Torch.giveMemoryBack();
    }
}
