package org.latentatlas.client.worker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.browser.Machine;
import org.latentatlas.client.decoding.CompiledDecoder;
import org.latentatlas.client.state.TileDispatch;
import org.latentatlas.network.Decoder;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int32Array;

/**
 * Where the page gets its tiles: from one or more workers, never more than the machine has cores. A worker that dies is replaced; while none is at
 * work the page decodes by itself, so that the map never stays blank. A tile of an older plane never arrives.
 */
public final class TileSource {
    private static final int REPLACEMENTS = 2;
    private static final int HELP_AFTER_MILLISECONDS = 1500;
    private static final int PATIENCE_MILLISECONDS = 5000;
    private static final int LOOK_EVERY_MILLISECONDS = 1000;
    private static final int PAGE = 0; // the page's own number among the takers

    /** Hears of a decoded tile: (SIDE, SIDE) black pixels with the amount of ink as their alpha. */
    public interface Receiver {
        void tile(Tile tile, Int32Array amounts);
    }

    /** What tiles are decoded by. */
    private record Model(
            Decoder decoder, ArrayBuffer weights, @Nullable CompiledDecoder compiled) {}

    private final String script;
    private final TileDispatch dispatch = new TileDispatch();
    private final Map<Integer, TileTaker> takers = new LinkedHashMap<>();
    private final Map<Integer, WorkerTiles> waiting = new LinkedHashMap<>(); // for the model
    private final int workers;
    private Plane plane;
    private @Nullable Receiver receiver;
    private @Nullable Model model;
    private int started;
    private int lost;
    private boolean watching;

    /** Starts the workers, {@code most} at most, so that they are there when the model is; {@code script} is the loader's address. */
    public TileSource(int latentSize, String script, int most) {
        this.script = script;
        this.workers = Math.max(1, Math.min(most, Machine.cores()));
        this.plane = Plane.firstTwo(latentSize);
        for (int i = 0; i < workers; i++) {
            startWorker();
        }
    }

    /** Decodes with this model from now on, by the module where there is one; {@code weights} is the decoder's file. */
    public void use(Decoder decoder, ArrayBuffer weights, @Nullable CompiledDecoder compiled) {
        model = new Model(decoder, weights, compiled);
        for (Map.Entry<Integer, WorkerTiles> worker : List.copyOf(waiting.entrySet())) {
            begin(worker.getKey(), worker.getValue(), model);
        }
        waiting.clear();
        if (lost == started) {
            helpWhereNoneIsAtWork();
        } else {
            Window.setTimeout(this::helpWhereNoneIsAtWork, HELP_AFTER_MILLISECONDS);
        }
    }

    private void begin(int number, WorkerTiles worker, Model with) {
        worker.model(with.weights, with.compiled);
        stopHelping();
        join(number, worker);
    }

    /** Tiles go there from now on. */
    public void deliverTo(Receiver there) {
        receiver = there;
    }

    /** Decodes another plane from now on. */
    public void plane(Plane newPlane) {
        plane = newPlane;
        dispatch.nextPlane();
        for (TileTaker taker : takers.values()) {
            taker.plane(dispatch.plane(), newPlane);
        }
    }

    /** Decodes these tiles, the first ones first, and forgets earlier wishes. */
    public void want(List<Tile> tiles) {
        dispatch.want(tiles);
        for (Map.Entry<Integer, TileTaker> taker : takers.entrySet()) {
            for (Tile stale : dispatch.unwanted(taker.getKey())) {
                taker.getValue().drop(stale);
            }
        }
        handOut();
    }

    /** Gives every taker its next tile, in turn, until all have enough. */
    private void handOut() {
        boolean some = true;
        while (some) {
            some = false;
            for (Map.Entry<Integer, TileTaker> taker : takers.entrySet()) {
                Tile tile = dispatch.next(taker.getKey(), Performance.now());
                if (tile != null) {
                    taker.getValue().take(tile);
                    some = true;
                }
            }
        }
        watch();
    }

    private void join(int number, TileTaker taker) {
        takers.put(number, taker);
        dispatch.join(number);
        taker.plane(dispatch.plane(), plane);
        handOut();
    }

    private void leave(int number) {
        takers.remove(number);
        dispatch.leave(number);
    }

    private void arrived(int number, Tile tile, int ofPlane, Int32Array picture) {
        if (dispatch.arrived(number, ofPlane, tile, Performance.now()) && receiver != null) {
            receiver.tile(tile, picture);
        }
        handOut();
    }

    private void startWorker() {
        started++;
        int number = PAGE + started;
        new WorkerTiles(new WorkerTiles.Listener() {
                    @Override
                    public void ready(WorkerTiles worker) {
                        if (model == null) {
                            waiting.put(number, worker);
                        } else {
                            begin(number, worker, model);
                        }
                    }

                    @Override
                    public void tile(WorkerTiles worker, Tile tile, int ofPlane, Int32Array picture) {
                        arrived(number, tile, ofPlane, picture);
                    }

                    @Override
                    public void lost(WorkerTiles worker) {
                        lose(number);
                    }
                })
                .start(script);
    }

    private void lose(int number) {
        lost++;
        waiting.remove(number);
        leave(number);
        if (started < workers + REPLACEMENTS) {
            startWorker();
        }
        helpWhereNoneIsAtWork();
        handOut();
    }

    private void helpWhereNoneIsAtWork() {
        if (takers.isEmpty() && model != null) {
            join(
                    PAGE,
                    new OwnTiles(
                            model.decoder,
                            model.compiled,
                            (tile, picture) -> arrived(PAGE, tile, dispatch.plane(), picture)));
        }
    }

    private void stopHelping() {
        TileTaker own = takers.get(PAGE);
        if (own != null) {
            own.end();
            leave(PAGE);
        }
    }

    /** Looks now and then for a worker that holds a tile and says nothing. */
    private void watch() {
        if (!watching && !dispatch.isIdle()) {
            watching = true;
            Window.setTimeout(
                    () -> {
                        watching = false;
                        for (int number : List.copyOf(takers.keySet())) {
                            if (number != PAGE && dispatch.silent(number, Performance.now(), PATIENCE_MILLISECONDS)) {
                                TileTaker silent = takers.get(number);
                                if (silent != null) {
                                    silent.end();
                                }
                                lose(number);
                            }
                        }
                        watch();
                    },
                    LOOK_EVERY_MILLISECONDS);
        }
    }
}
