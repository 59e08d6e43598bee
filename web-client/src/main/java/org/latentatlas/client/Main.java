package org.latentatlas.client;

import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.WorkerScope;
import org.latentatlas.client.page.ComparePage;
import org.latentatlas.client.page.DrawPage;
import org.latentatlas.client.page.Hooks;
import org.latentatlas.client.page.MapPage;
import org.latentatlas.client.page.ModelsPage;
import org.latentatlas.client.page.WalkPage;
import org.latentatlas.client.worker.EvidenceSource;
import org.latentatlas.client.worker.EvidenceWorker;
import org.latentatlas.client.worker.FieldSource;
import org.latentatlas.client.worker.FieldWorker;
import org.latentatlas.client.worker.TileWorker;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float32Array;

/** Entry point of the browser's code, on a page and in a worker. */
public final class Main {
    private Main() {}

    /** Starts whatever this is loaded in. */
    public static void main(String[] args) {
        if (WorkerScope.here()) {
            startWorker(WorkerScope.current().getName());
        } else if (Elements.has("map")) {
            new MapPage().start();
        } else if (Elements.has("beside")) {
            new ComparePage().start();
        } else if (Elements.has("models")) {
            new ModelsPage().start();
        } else if (Elements.has("pad")) {
            new DrawPage().start();
        } else if (Elements.has("open-map")) {
            new WalkPage().start();
        }
    }

    private static void startWorker(String name) {
        if (name.equals(FieldSource.NAME)) {
            new FieldWorker().start();
        } else if (name.equals(EvidenceSource.NAME)) {
            new EvidenceWorker().start();
        } else {
            new TileWorker().start();
        }
    }

    /** Probabilities of ink of the digit shown now (784). */
    @JSExport
    public static Float32Array pixels() {
        return Hooks.pixels();
    }

    /** Decodes and draws the digit shown now again, that many times. */
    @JSExport
    public static void showAgain(int times) {
        Hooks.showAgain(times);
    }

    /** The latent point shown now (latentSize). */
    @JSExport
    public static Float32Array latent() {
        return Hooks.latent();
    }
}
