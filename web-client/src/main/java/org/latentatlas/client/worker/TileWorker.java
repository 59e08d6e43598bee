package org.latentatlas.client.worker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Lattice.Tile;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.arithmetic.TileDecoder;
import org.latentatlas.client.browser.Downloads;
import org.latentatlas.client.browser.WorkerScope;
import org.latentatlas.client.state.TileQueue;
import org.latentatlas.network.Decoder;
import org.latentatlas.weights.Safetensors;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.MessageEvent;
import org.teavm.jso.typedarrays.Int32Array;

/** Runs inside the worker: decodes one wanted tile after another and reads its messages in between. */
public final class TileWorker {
    private final WorkerScope scope = WorkerScope.current();
    private final TileQueue queue = new TileQueue();
    private final int[] picture = new int[TileDecoder.SIDE * TileDecoder.SIDE];
    private @Nullable Decoder decoder;
    private @Nullable TileDecoder tiles;
    private int epoch;
    private boolean scheduled;

    /** Listens from now on. */
    public void start() {
        EventListener<MessageEvent> listener = event -> {
            try {
                hear((Message) event.getData());
            } catch (RuntimeException e) {
                scope.postMessage(Message.of("failed"));
            }
        };
        scope.addEventListener("message", listener);
        scope.postMessage(Message.of("ready"));
    }

    private void hear(Message message) {
        switch (message.getKind()) {
            case "model" -> decoder = Decoder.load(Safetensors.read(Downloads.bytes(message.getWeights())));
            case "plane" -> {
                if (decoder != null) {
                    epoch = message.getEpoch();
                    tiles = new TileDecoder(
                            decoder, Plane.ofRows(message.getPlane().copyToJavaArray()));
                    queue.replace(List.of());
                }
            }
            case "want" -> {
                if (message.getEpoch() == epoch) {
                    queue.replace(read(message.getTiles()));
                    schedule();
                }
            }
            default -> throw new IllegalArgumentException(message.getKind());
        }
    }

    private static List<Tile> read(Int32Array numbers) {
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i + 2 < numbers.getLength(); i += 3) {
            tiles.add(new Tile(numbers.get(i), numbers.get(i + 1), numbers.get(i + 2)));
        }
        return tiles;
    }

    /** Work is done between messages, so that a new wish is heard after at most one tile. */
    private void schedule() {
        if (!scheduled && !queue.isEmpty()) {
            scheduled = true;
            Window.setTimeout(this::decodeNext, 0);
        }
    }

    private void decodeNext() {
        scheduled = false;
        Tile tile = queue.next();
        if (tile == null || tiles == null) {
            return;
        }
        for (int digit = 0; digit < TileDecoder.DIGITS; digit++) {
            tiles.decode(picture, tile, digit);
        }
        Message message = Message.of("tile");
        message.setEpoch(epoch);
        message.setTiles(Int32Array.copyFromJavaArray(TileQueue.numbers(List.of(tile))));
        message.setPicture(Int32Array.copyFromJavaArray(picture));
        scope.postMessage(message);
        schedule();
    }
}
