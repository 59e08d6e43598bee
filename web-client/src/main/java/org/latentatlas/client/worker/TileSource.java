package org.latentatlas.client.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.TileDecoder;
import org.latentatlas.client.browser.ModuleWorker;
import org.latentatlas.client.state.TileQueue;
import org.latentatlas.network.Decoder;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int32Array;

/**
 * Where the page gets its tiles: from a worker or, where that fails, from the page itself in slices of a few milliseconds. A tile of
 * an older plane never arrives.
 */
public final class TileSource {
    private static final int PATIENCE_MILLISECONDS = 8000;
    private static final double SLICE_MILLISECONDS = 6;

    /** Hears of a decoded tile: (SIDE, SIDE) black pixels with the amount of ink as their alpha. */
    public interface Receiver {
        void tile(Tile tile, Int32Array amounts);
    }

    private final Decoder decoder;
    private final ArrayBuffer weights;
    private final TileQueue queue = new TileQueue();
    private List<Tile> wanted = List.of();
    private Plane plane;
    private int epoch;
    private @Nullable Receiver receiver;
    private @Nullable ModuleWorker worker;
    private boolean ready;
    private boolean alone;
    private boolean scheduled;
    private @Nullable TileDecoder own;
    private @Nullable Tile half;
    private int nextDigit;
    private final int[] picture = new int[TileDecoder.SIDE * TileDecoder.SIDE];

    /** Starts the worker; {@code script} is the loader's address. */
    public TileSource(Decoder decoder, ArrayBuffer weights, String script) {
        this.decoder = decoder;
        this.weights = weights;
        this.plane = Plane.firstTwo(decoder.latentSize());
        try {
            ModuleWorker started = ModuleWorker.start(script);
            worker = started;
            EventListener<MessageEvent> heard = event -> hear((Message) event.getData());
            EventListener<Event> broken = event -> goAlone();
            started.addEventListener("message", heard);
            started.addEventListener("error", broken);
            Window.setTimeout(this::loseHope, PATIENCE_MILLISECONDS);
        } catch (RuntimeException e) {
            goAlone();
        }
    }

    /** Tiles go there from now on. */
    public void deliverTo(Receiver there) {
        receiver = there;
    }

    /** Decodes another plane from now on. */
    public void plane(Plane newPlane) {
        plane = newPlane;
        epoch++;
        wanted = List.of();
        own = null;
        half = null;
        queue.replace(wanted);
        if (ready) {
            tellPlane();
        }
    }

    /** Decodes these tiles, the first ones first, and forgets earlier wishes. */
    public void want(List<Tile> tiles) {
        wanted = tiles;
        if (alone) {
            queue.replace(tiles);
            schedule();
        } else if (ready) {
            tellWanted();
        }
    }

    private void hear(Message message) {
        if (alone) {
            return;
        }
        switch (message.getKind()) {
            case "ready" -> {
                ready = true;
                Message model = Message.of("model");
                model.setWeights(weights);
                tell(model);
                tellPlane();
                tellWanted();
            }
            case "tile" -> {
                if (message.getEpoch() == epoch && receiver != null) {
                    Int32Array numbers = message.getTiles();
                    Tile tile = new Tile(numbers.get(0), numbers.get(1), numbers.get(2));
                    receiver.tile(tile, message.getPicture());
                }
            }
            default -> goAlone();
        }
    }

    private void tell(Message message) {
        if (worker != null) {
            worker.postMessage(message);
        }
    }

    private void tellPlane() {
        Message message = Message.of("plane");
        message.setEpoch(epoch);
        message.setPlane(Float32Array.copyFromJavaArray(plane.rows()));
        tell(message);
    }

    private void tellWanted() {
        Message message = Message.of("want");
        message.setEpoch(epoch);
        message.setTiles(Int32Array.copyFromJavaArray(TileQueue.numbers(wanted)));
        tell(message);
    }

    private void loseHope() {
        if (!ready) {
            goAlone();
        }
    }

    /** The worker has failed or never started: the page decodes by itself. */
    private void goAlone() {
        if (alone) {
            return;
        }
        alone = true;
        if (worker != null) {
            worker.terminate();
        }
        want(wanted);
    }

    private void schedule() {
        if (!scheduled) {
            scheduled = true;
            Window.setTimeout(this::decodeSlice, 0);
        }
    }

    private void decodeSlice() {
        scheduled = false;
        TileDecoder tiles = own != null ? own : new TileDecoder(decoder, plane);
        own = tiles;
        double end = Performance.now() + SLICE_MILLISECONDS;
        while (Performance.now() < end) {
            Tile tile = half != null ? half : queue.next();
            if (tile == null) {
                return;
            }
            if (half == null) {
                half = tile;
                nextDigit = 0;
            }
            tiles.decode(picture, tile, nextDigit++);
            if (nextDigit == TileDecoder.DIGITS) {
                half = null;
                if (receiver != null) {
                    receiver.tile(tile, Int32Array.copyFromJavaArray(picture.clone()));
                }
            }
        }
        schedule();
    }
}
