package org.latentatlas.client.browser;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.teavm.jso.ajax.XMLHttpRequest;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int8Array;

/** Fetches files and posts JSON. */
public final class Downloads {
    private Downloads() {}

    /** What came back: the HTTP status (0 where nothing answered) and the text. */
    public record Answer(int status, String text) {}

    /** Fetches a file; {@code failed} hears the HTTP status, 0 where nothing answered, when it does not arrive whole. */
    public static void fetch(String url, Consumer<ArrayBuffer> arrived, IntConsumer failed) {
        XMLHttpRequest request = new XMLHttpRequest();
        request.open("GET", url);
        request.setResponseType("arraybuffer");
        request.onComplete(() -> {
            if (request.getStatus() == 200) {
                arrived.accept((ArrayBuffer) request.getResponse());
            } else {
                failed.accept(request.getStatus());
            }
        });
        request.send();
    }

    /** Posts a JSON document. */
    public static void post(String url, String json, Consumer<Answer> done) {
        XMLHttpRequest request = new XMLHttpRequest();
        request.open("POST", url);
        request.setRequestHeader("Content-Type", "application/json");
        request.onComplete(() -> done.accept(
                new Answer(request.getStatus(), request.getStatus() == 0 ? "" : request.getResponseText())));
        request.send(json);
    }

    /** A file's bytes as Java's own. */
    public static byte[] bytes(ArrayBuffer buffer) {
        return new Int8Array(buffer).copyToJavaArray();
    }
}
