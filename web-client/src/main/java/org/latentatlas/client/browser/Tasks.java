package org.latentatlas.client.browser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.workers.MessagePort;

/**
 * Work in later tasks of this thread, between which it answers its messages and its visitor. A message to oneself brings the next task
 * at once, where a timer would wait for four milliseconds.
 */
public final class Tasks {
    private static final JSObject NOTHING = JSObjects.create();
    private static final double SLICE_MILLISECONDS = 8;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Channel channel = new Channel();

    public Tasks() {
        channel.getPort1().onMessage(event -> {
            Runnable task = waiting.poll();
            if (task != null) {
                task.run();
            }
        });
        channel.getPort1().start();
    }

    /** Runs something in a task of its own. */
    public void later(Runnable task) {
        waiting.add(task);
        channel.getPort2().postMessage(NOTHING);
    }

    /** Takes steps until one returns false, some milliseconds a task, and the first ones at once. */
    public void slices(BooleanSupplier step) {
        double end = Performance.now() + SLICE_MILLISECONDS;
        while (step.getAsBoolean()) {
            if (Performance.now() > end) {
                later(() -> slices(step));
                return;
            }
        }
    }

    /** Two ends of a line; what goes in at one comes out at the other. */
    @JSClass(name = "MessageChannel")
    public static final class Channel implements JSObject {
        Channel() {}

        @JSProperty
        native MessagePort getPort1();

        @JSProperty
        native MessagePort getPort2();
    }
}
