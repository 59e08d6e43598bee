package org.latentatlas.client.worker;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.browser.ModuleWorker;
import org.latentatlas.client.decoding.CompiledDecoder;
import org.teavm.jso.browser.Window;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int32Array;

/** A worker as the page sees it. */
final class WorkerTiles implements TileTaker {
    private static final int START_MILLISECONDS = 8000;

    /** What becomes of a worker. */
    interface Listener {
        /** It has started and can be told the model. */
        void ready(WorkerTiles worker);

        void tile(WorkerTiles worker, Tile tile, int plane, Int32Array picture);

        /** It failed, or never started. */
        void lost(WorkerTiles worker);
    }

    private final Listener listener;
    private @Nullable ModuleWorker worker;
    private boolean started;
    private boolean ended;

    WorkerTiles(Listener listener) {
        this.listener = listener;
    }

    /** Starts the worker; {@code script} is the loader's address. */
    void start(String script) {
        try {
            worker = ModuleWorker.start(script, "", message -> hear((Message) message), this::lose);
            Window.setTimeout(
                    () -> {
                        if (!started) {
                            lose();
                        }
                    },
                    START_MILLISECONDS);
        } catch (RuntimeException e) { // no workers here, or none from this address
            Window.setTimeout(this::lose, 0);
        }
    }

    private void hear(Message message) {
        if (ended) {
            return;
        }
        switch (message.getKind()) {
            case "ready" -> {
                started = true;
                listener.ready(this);
            }
            case "tile" -> listener.tile(this, Message.tile(message), message.getCount(), message.getPicture());
            default -> lose();
        }
    }

    private void lose() {
        if (!ended) {
            end();
            listener.lost(this);
        }
    }

    /** Tells the model, before anything else: the decoder's file, and its module where there is one. */
    void model(ArrayBuffer weights, @Nullable CompiledDecoder compiled) {
        tell(Message.of(weights, compiled));
    }

    private void tell(Message message) {
        if (worker != null && !ended) {
            worker.postMessage(message);
        }
    }

    @Override
    public void plane(int count, Plane plane) {
        Message message = Message.of("plane");
        message.setCount(count);
        message.setPlane(Float32Array.copyFromJavaArray(plane.rows()));
        tell(message);
    }

    @Override
    public void take(Tile tile) {
        tell(Message.of("tile", tile));
    }

    @Override
    public void drop(Tile tile) {
        tell(Message.of("drop", tile));
    }

    @Override
    public void end() {
        ended = true;
        if (worker != null) {
            worker.terminate();
        }
    }
}
