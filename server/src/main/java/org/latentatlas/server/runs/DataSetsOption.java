package org.latentatlas.server.runs;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latentatlas.server.CannotStart;
import org.latentatlas.server.Given;
import picocli.CommandLine.Option;

/** The option that names a site's folder of data sets. */
public final class DataSetsOption {
    @Option(
            names = "--datasets",
            paramLabel = "DIR",
            description =
                    "Folder with the data sets' IDX files; inside the data folder unless ATLAS_DATASETS says more.")
    private @Nullable String datasets;

    /**
     * The folder; empty for the one inside the data folder.
     *
     * @throws CannotStart when its name is no path
     */
    public Optional<Path> folder(Map<String, String> environment) {
        return Given.of(datasets, environment, "ATLAS_DATASETS")
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Given.folder("datasets", folder));
    }
}
