package org.latentatlas.client.worker;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.FieldGrid;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.browser.ModuleWorker;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** Where the page gets its areas from: a worker of its own, which starts when the first one is wanted. */
public final class FieldSource {
    /** The name by which the worker knows what it is for. */
    public static final String NAME = "field";

    /** Hears of areas. */
    public interface Receiver {
        /**
         * An area is here; a finer one of the same wish may follow.
         *
         * @param levels one byte a point of the grid
         * @param extra for regions their names, four numbers each; for magnification the ends of its scale
         */
        void field(FieldKind kind, FieldGrid grid, Int8Array levels, float[] extra);

        /** There will be none: the browser has no worker for it. */
        void failed();
    }

    private final String script;
    private final ArrayBuffer weights;
    private final Receiver receiver;
    private @Nullable ModuleWorker worker;
    private @Nullable ArrayBuffer set;
    private FieldKind kind = FieldKind.REGIONS;
    private int count;
    private @Nullable FieldMessage wish;
    private boolean ready;
    private boolean broken;

    /** {@code script} is the loader's address, {@code weights} the decoder's file. */
    public FieldSource(String script, ArrayBuffer weights, Receiver receiver) {
        this.script = script;
        this.weights = weights;
        this.receiver = receiver;
    }

    /** The file of the encoded test set is here. */
    public void set(ArrayBuffer file) {
        set = file;
        if (ready && worker != null) {
            tellSet(worker, file);
        }
    }

    /** Wants an area from now on; an earlier wish is forgotten. */
    public void want(FieldKind what, Plane plane, FieldGrid grid) {
        kind = what;
        count++;
        FieldMessage message = FieldMessage.of(what.text());
        message.setCount(count);
        message.setPlane(Float32Array.copyFromJavaArray(plane.rows()));
        message.setGrid(Float32Array.copyFromJavaArray(grid.numbers()));
        wish = message;
        if (broken) {
            receiver.failed();
        } else if (worker == null) {
            start();
        } else if (ready) {
            worker.postMessage(message);
        }
    }

    private void start() {
        try {
            worker = ModuleWorker.start(script, NAME, message -> hear((FieldMessage) message), this::lose);
        } catch (RuntimeException e) { // no workers here
            lose();
        }
    }

    private static void tellSet(ModuleWorker worker, ArrayBuffer file) {
        FieldMessage message = FieldMessage.of("set");
        message.setSet(file);
        worker.postMessage(message);
    }

    private void hear(FieldMessage message) {
        switch (message.getKind()) {
            case "ready" -> {
                if (worker != null) {
                    begin(worker);
                }
            }
            case "field" -> {
                if (message.getCount() == count) {
                    receiver.field(
                            kind,
                            FieldGrid.ofNumbers(message.getGrid().copyToJavaArray()),
                            message.getLevels(),
                            message.getExtra().copyToJavaArray());
                }
            }
            default -> lose();
        }
    }

    /** The worker listens: it hears the model, the test set and the last wish. */
    private void begin(ModuleWorker started) {
        ready = true;
        started.postMessage(Message.of(weights, null));
        if (set != null) {
            tellSet(started, set);
        }
        if (wish != null) {
            started.postMessage(wish);
        }
    }

    private void lose() {
        broken = true;
        if (worker != null) {
            worker.terminate();
        }
        receiver.failed();
    }
}
