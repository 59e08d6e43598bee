package org.latentatlas.server.training;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of every command that opens a data set. */
final class DataSetOptions {
    @Option(
            names = "--datasets",
            paramLabel = "DIR",
            defaultValue = "${env:ATLAS_DATASETS:-data/datasets}",
            description = "folder of the data sets")
    private Path folder = Path.of("");

    Path folder() {
        return folder;
    }
}
