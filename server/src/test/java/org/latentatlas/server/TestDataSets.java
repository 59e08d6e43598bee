package org.latentatlas.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the tests find the real MNIST. */
public final class TestDataSets {
    private TestDataSets() {}

    /**
     * The data-set folder: {@code ATLAS_DATASETS} where {@code ./check} set it, else the folder {@code shared} beside the checkout, else one
     * inside it that the first test fills by download.
     */
    public static Path folder() {
        String named = System.getenv("ATLAS_DATASETS");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        return Stream.of("../../shared", "../../../shared")
                .map(Path::of)
                .filter(folder -> Files.isDirectory(folder.resolve("mnist")))
                .findFirst()
                .orElse(Path.of("../data/datasets"))
                .toAbsolutePath()
                .normalize();
    }
}
