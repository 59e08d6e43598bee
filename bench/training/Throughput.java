import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.latentatlas.server.datasets.DataSet;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.training.Checkpoint;
import org.latentatlas.server.training.EpochReport;
import org.latentatlas.server.training.Training;
import org.latentatlas.server.training.TrainingListener;
import org.latentatlas.server.training.TrainingSettings;

/**
 * Trains with the project's own loop and prints images per second, resident kilobytes and the negative ELBO on the first test
 * images of every epoch. After each epoch it waits for a line on its input, so that a peer can be measured in between; it ends with
 * the input.
 */
public final class Throughput {
    private Throughput() {}

    /** Arguments: folder of the data sets, batch, threads, images per epoch, test images, seed, network, precision. */
    public static void main(String[] args) {
        int tested = Integer.parseInt(args[4]);
        String network = args[6];
        DataSet all = new DataSets(Path.of(args[0])).open("mnist", (file, bytes, total) -> {});
        var mnist = new DataSet(
                "mnist",
                all.trainImages(),
                all.trainLabels(),
                Arrays.copyOf(all.testImages(), tested * DataSet.PIXELS),
                Arrays.copyOf(all.testLabels(), tested),
                all.md5());
        TrainingSettings settings = TrainingSettings.defaults()
                .with(Map.of("network", network, "hidden", hidden(network), "schedule", "constant"))
                .with(Map.of(
                        "epochs", 10_000,
                        "batch", Integer.parseInt(args[1]),
                        "learningRate", 1e-3,
                        "precision", args[7],
                        "device", "cpu",
                        "threads", Integer.parseInt(args[2]),
                        "limit", Integer.parseInt(args[3]),
                        "seed", Long.parseLong(args[5])));
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        Training.run(settings, mnist, null, new TrainingListener() {
            @Override
            public void onEpoch(EpochReport report, Checkpoint checkpoint) {
                System.out.println(report.imagesPerSecond() + " " + residentKilobytes() + " " + -report.testElbo());
                try {
                    if (input.readLine() == null) {
                        System.exit(0);
                    }
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        });
    }

    private static List<Integer> hidden(String network) {
        return network.equals("dense") ? List.of(256, 512) : TrainingSettings.defaultHidden(network);
    }

    private static String residentKilobytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .findFirst()
                    .orElse("0");
        } catch (IOException failure) {
            return "0"; // no Linux
        }
    }
}
