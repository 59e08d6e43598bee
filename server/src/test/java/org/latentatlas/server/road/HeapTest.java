package org.latentatlas.server.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No garbage where digits follow the cursor: what Chromium's heap profiler sees allocated, collected or not. */
class HeapTest extends VisitorTest {
    private static final int DIGITS = 40_000;

    @ParameterizedTest
    @ValueSource(strings = {"wasm", "js"})
    void decodingAndDrawingADigitAllocatesNothing(String build) {
        AtlasPage visitor = new AtlasPage(visitor()).open("/?build=" + build).untilFilled();
        CDPSession session = visitor.page().context().newCDPSession(visitor.page());
        session.send("HeapProfiler.enable");
        String digits = "atlas.showAgain(" + DIGITS + ")";
        allocated(session, digits); // until the browser has optimised what it will
        assertThat(allocated(session, "for (let i = 0, x; i < " + DIGITS + "; i++) x = [i]"))
                .as("what the profiler sees where something is allocated")
                .isGreaterThan(16L * DIGITS);
        assertThat(allocated(session, digits)).as("bytes for %s digits", DIGITS).isLessThan(DIGITS);
    }

    /** Bytes allocated by a script, as sampled; a few thousand are the measurement's own. */
    private static long allocated(CDPSession session, String script) {
        JsonObject options = new JsonObject();
        options.addProperty("samplingInterval", 512);
        options.addProperty("includeObjectsCollectedByMajorGC", true);
        options.addProperty("includeObjectsCollectedByMinorGC", true);
        session.send("HeapProfiler.collectGarbage");
        session.send("HeapProfiler.startSampling", options);
        JsonObject expression = new JsonObject();
        expression.addProperty("expression", script);
        assertThat(session.send("Runtime.evaluate", expression).has("exceptionDetails"))
                .isFalse();
        JsonObject profile = session.send("HeapProfiler.stopSampling").getAsJsonObject("profile");
        return bytes(profile.getAsJsonObject("head"));
    }

    private static long bytes(JsonObject node) {
        long sum = node.get("selfSize").getAsLong();
        for (JsonElement child : node.getAsJsonArray("children")) {
            sum += bytes(child.getAsJsonObject());
        }
        return sum;
    }
}
