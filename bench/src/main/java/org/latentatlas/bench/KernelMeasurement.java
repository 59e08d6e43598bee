package org.latentatlas.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.latentatlas.bench.page.Fingerprint;
import org.latentatlas.network.Architecture;
import org.latentatlas.network.Decoder;
import org.latentatlas.network.Scratch;
import org.latentatlas.weights.Safetensors;

/** The decoder alone in both builds: times, and whether its numbers are the JVM's. */
final class KernelMeasurement {
    private static final int MAP = 400;
    private static final String MEASURE = """
            async (network) => {
              const file = await (await fetch('/weights/' + network)).arrayBuffer();
              kernel.load(new Int8Array(file));
              for (let i = 0; i < 5; i++) kernel.decode(400);
              const time = (digits) => { const start = performance.now(); kernel.decode(digits); return performance.now() - start; };
              const digit = Array.from({ length: 400 }, () => time(1));
              const map = Array.from({ length: 11 }, () => time(400));
              return [digit, map, Array.from(kernel.pixels())];
            }
            """;

    private KernelMeasurement() {}

    /** Lines of a report. */
    static List<String> lines(Browser browser) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| decoder | build | one digit | map of 400 digits | digits/s | pixels against the JVM's |");
        lines.add("| --- | --- | --- | --- | --- | --- |");
        List<byte[]> weights =
                Networks.DECODERS.values().stream().map(Networks::file).toList();
        List<String> names = List.copyOf(Networks.DECODERS.keySet());
        try (KernelServer server = new KernelServer(weights)) {
            for (int i = 0; i < names.size(); i++) {
                for (String build : List.of("wasm", "js")) {
                    lines.add("| " + names.get(i) + " | " + build + measure(browser, server, build, i, weights.get(i)));
                }
            }
            lines.add("");
            lines.add("Bits of other shared code, the same as the JVM's: " + fingerprint(browser, server, "wasm")
                    + " in the WebAssembly build, " + fingerprint(browser, server, "js") + " in the JavaScript build.");
        }
        return lines;
    }

    private static String measure(Browser browser, KernelServer server, String build, int network, byte[] file) {
        try (Page page = open(browser, server, build)) {
            List<?> result = (List<?>) page.evaluate(MEASURE, network);
            Times map = Times.of(result.get(1));
            return " | " + Times.of(result.get(0)) + " | " + map + " | "
                    + Math.round(MAP * 1000 / map.median()) + " | " + difference((List<?>) result.get(2), file)
                    + " |";
        }
    }

    private static Page open(Browser browser, KernelServer server, String build) {
        Page page = browser.newPage();
        page.navigate(server.address() + "/?" + build);
        page.waitForFunction("() => globalThis.kernel !== undefined");
        return page;
    }

    private static String difference(List<?> pixels, byte[] file) {
        Decoder decoder = Decoder.load(Safetensors.read(file));
        Scratch scratch = decoder.scratch();
        float[] latent = new float[decoder.latentSize()];
        for (int j = 0; j < latent.length; j++) {
            latent[j] = ((MAP - 1) % 20 - 10) * 0.2f + j * 0.1f; // the last digit of a map, as KernelPage decodes it
        }
        float[] expected = new float[Architecture.PIXELS];
        decoder.decode(expected, latent, scratch);
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(((Number) pixels.get(i)).doubleValue() - expected[i]));
        }
        return largest == 0 ? "the same bits" : "differ by up to " + largest;
    }

    /** The names of the parts whose hashes agree. */
    private static String fingerprint(Browser browser, KernelServer server, String build) {
        try (Page page = open(browser, server, build)) {
            List<String> found = Arrays.asList(((String) page.evaluate("() => kernel.fingerprint()")).split("\n", -1));
            List<String> same = new ArrayList<>();
            for (String line : Fingerprint.text().split("\n", -1)) {
                if (found.contains(line)) {
                    same.add(line.substring(0, line.lastIndexOf(' ')));
                }
            }
            return String.join(", ", same);
        }
    }
}
