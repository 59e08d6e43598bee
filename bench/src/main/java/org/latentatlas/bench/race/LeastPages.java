package org.latentatlas.bench.race;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The least pages, filled in for each network as a server would: the network's name, and for this project's own page the module. */
final class LeastPages {
    private static final List<String> PAGES = List.of("atlas", "teavm", "tensorflow", "onnx");

    private LeastPages() {}

    /** By path; {@code folder} holds the pages as they were bundled. */
    static Map<String, byte[]> of(Path folder, List<RaceNetwork> networks) throws IOException {
        Map<String, byte[]> pages = new LinkedHashMap<>();
        for (String page : PAGES) {
            String text = Files.readString(folder.resolve(page + ".html"));
            for (RaceNetwork network : networks) {
                pages.put(path(page, network), fill(text, network).getBytes(StandardCharsets.UTF_8));
            }
        }
        return pages;
    }

    private static String fill(String page, RaceNetwork network) {
        return page.replace("{network}", network.name())
                .replace("{module}", Base64.getEncoder().encodeToString(network.module()));
    }

    /** Where the page of that name lies. */
    static String path(String page, RaceNetwork network) {
        return "/first/" + page + "-" + network.name() + ".html";
    }
}
