import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.training.Checkpoint;
import org.latentatlas.server.training.EpochReport;
import org.latentatlas.server.training.Training;
import org.latentatlas.server.training.TrainingListener;
import org.latentatlas.server.training.TrainingSettings;

/**
 * How long training takes to reach a negative ELBO on the test images, for several batches and learning rates. A schedule that ends
 * early reaches less in the end and a long one reaches a middling figure late, so every variant is a whole run of the same number of
 * epochs with a cosine schedule, and the figures are its end and its way there.
 */
public final class TimeToElbo {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final double goal;
    private double seconds; // of training, without evaluation
    private double secondsAtGoal = Double.NaN;
    private double last;

    private TimeToElbo(double goal) {
        this.goal = goal;
    }

    /** Arguments: folder of the data sets, threads, epochs, goal in nats, batch, learning rate, precision. Prints one JSON object. */
    public static void main(String[] args) {
        DataSet mnist = new DataSets(Path.of(args[0])).open("mnist", (file, bytes, total) -> {});
        TrainingSettings settings = TrainingSettings.defaults()
                .with(Map.of(
                        "hidden", List.of(256, 512),
                        "threads", Integer.parseInt(args[1]),
                        "epochs", Integer.parseInt(args[2]),
                        "batch", Integer.parseInt(args[4]),
                        "learningRate", Double.parseDouble(args[5]),
                        "precision", args[6],
                        "device", "cpu"));
        var clock = new TimeToElbo(Double.parseDouble(args[3]));
        clock.run(settings, mnist);
        System.out.printf(
                Locale.ROOT,
                "{\"batch\": %s, \"learningRate\": %s, \"precision\": \"%s\", \"epochs\": %s, \"negativeElbo\": %.2f, "
                        + "\"trainingSeconds\": %.1f, \"processorSeconds\": %.1f, \"goal\": %s, \"secondsToGoal\": %s}%n",
                args[4],
                args[5],
                args[6],
                args[2],
                clock.last,
                clock.seconds,
                PROCESS.getProcessCpuTime() / 1e9,
                args[3],
                Double.isNaN(clock.secondsAtGoal) ? "null" : String.format(Locale.ROOT, "%.1f", clock.secondsAtGoal));
        System.exit(0); // DJL leaves threads behind
    }

    private void run(TrainingSettings settings, DataSet data) {
        Training.run(settings, data, null, new TrainingListener() {
            @Override
            public void onEpoch(EpochReport report, Checkpoint checkpoint) {
                seconds += data.trainCount() / report.imagesPerSecond();
                last = -report.testElbo();
                if (last <= goal && Double.isNaN(secondsAtGoal)) {
                    secondsAtGoal = seconds;
                }
            }
        });
    }
}
