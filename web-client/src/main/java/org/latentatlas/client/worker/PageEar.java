package org.latentatlas.client.worker;

import java.util.function.Consumer;
import org.latentatlas.client.browser.WorkerScope;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.events.EventListener;
import org.teavm.jso.dom.events.MessageEvent;

/** Inside a worker: what the page says to it. */
final class PageEar {
    private PageEar() {}

    /** Listens from now on and says so; what {@code hear} throws tells the page that this worker failed. */
    static void listen(WorkerScope scope, Consumer<JSObject> hear) {
        EventListener<MessageEvent> listener = event -> {
            try {
                hear.accept(event.getData());
            } catch (RuntimeException e) {
                fail(scope);
            }
        };
        scope.addEventListener("message", listener);
        scope.postMessage(Message.of("ready"));
    }

    /** Tells the page that this worker can do no more. */
    static void fail(WorkerScope scope) {
        scope.postMessage(Message.of("failed"));
    }
}
