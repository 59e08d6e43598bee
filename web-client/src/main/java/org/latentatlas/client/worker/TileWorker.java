package org.latentatlas.client.worker;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.Plane;
import org.latentatlas.client.browser.Downloads;
import org.latentatlas.client.browser.WorkerScope;
import org.latentatlas.client.decoding.CompiledDecoder;
import org.latentatlas.client.decoding.EmittedTileDecoder;
import org.latentatlas.client.decoding.PlainTileDecoder;
import org.latentatlas.client.decoding.TileDecoder;
import org.latentatlas.network.Decoder;
import org.latentatlas.weights.Safetensors;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** Runs inside a worker: decodes one tile after another, or works for walks, and reads its messages in between. */
public final class TileWorker {
    private final WorkerScope scope = WorkerScope.current();
    private final TileLine line = new TileLine((tile, picture) -> {
        Message message = Message.of("tile", tile);
        message.setCount(this.plane);
        message.setPicture(picture);
        JSArray<ArrayBuffer> moved = new JSArray<>();
        moved.push(picture.getBuffer());
        this.scope.postMessage(message, moved);
    });
    private final WalkDesk desk = new WalkDesk(scope::postMessage);
    private int plane;

    /** Listens from now on. */
    public void start() {
        PageEar.listen(scope, message -> hear((Message) message));
    }

    private void hear(Message message) {
        switch (message.getKind()) {
            case "model" -> load(message.getWeights(), Message.compiled(message));
            case "plane" -> {
                plane = message.getCount();
                line.plane(Plane.ofRows(message.getPlane().copyToJavaArray()));
            }
            case "tile" -> line.add(Message.tile(message));
            case "drop" -> line.drop(Message.tile(message));
            default -> {
                if (!desk.hear(message)) {
                    throw new IllegalArgumentException(message.getKind());
                }
            }
        }
    }

    private void load(ArrayBuffer weights, @Nullable CompiledDecoder compiled) {
        if (compiled == null) {
            line.use(plain(weights));
            return;
        }
        compiled.start(emitted -> {
            try {
                line.use(emitted == null ? plain(weights) : new EmittedTileDecoder(emitted));
            } catch (RuntimeException e) {
                PageEar.fail(scope);
            }
        });
    }

    private static TileDecoder plain(ArrayBuffer weights) {
        return new PlainTileDecoder(Decoder.load(Safetensors.read(Downloads.bytes(weights))));
    }
}
