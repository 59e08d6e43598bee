package org.latentatlas.client.worker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.ModuleWorker;
import org.latentatlas.transport.Plan;
import org.latentatlas.walk.Walk;
import org.latentatlas.walk.WalkText;
import org.teavm.jso.browser.Window;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Float32Array;

/**
 * Has the longer work for walks done by a worker of its own, which starts with the first order; where none starts, or it dies, the page does the
 * work itself, in slices.
 */
public final class WalkWork {
    private static final int START_MILLISECONDS = 8000;

    /** Hears what becomes of an order; after a {@link #cancel} nothing more. */
    public interface Listener<T> {
        /** It is that far, 0 to 1. */
        void progress(double part);

        void done(T result);

        /** It cannot be done: a digit without ink. */
        void impossible();
    }

    /** A question that is not answered yet. */
    private record Order(Message question, Listener<Message> listener) {}

    private final String script;
    private final ArrayBuffer weights;
    private final Map<Integer, Order> open = new LinkedHashMap<>();
    private int orders;
    private @Nullable ModuleWorker worker;
    private @Nullable WalkDesk own;
    private boolean ready;

    /** Nothing starts yet; {@code script} is the loader's address, {@code weights} the decoder's file. */
    public WalkWork(String script, ArrayBuffer weights) {
        this.script = script;
        this.weights = weights;
    }

    /** Orders the plan that moves the ink of one digit (784) into another. Returns the order's number. */
    public int transport(float[] from, float[] to, Listener<Plan> listener) {
        float[] both = new float[from.length + to.length];
        System.arraycopy(from, 0, both, 0, from.length);
        System.arraycopy(to, 0, both, from.length, to.length);
        Message question = Message.of("transport");
        question.setDigits(Float32Array.copyFromJavaArray(both));
        return order(question, listener, TransportJob::plan);
    }

    /** Orders the speeds of the picture along a walk, see {@link org.latentatlas.walk.Pace#even}. Returns the order's number. */
    public int speeds(Walk walk, Listener<double[]> listener) {
        Message question = Message.of("speeds");
        question.setText(WalkText.write(walk));
        return order(question, listener, answer -> answer.getSpeeds().copyToJavaArray());
    }

    /** What was ordered under this number is no longer wanted. */
    public void cancel(int number) {
        if (open.remove(number) != null) {
            Message message = Message.of("leave");
            message.setCount(number);
            tell(message);
        }
    }

    private <T> int order(Message question, Listener<T> listener, Function<Message, T> reads) {
        int number = ++orders;
        question.setCount(number);
        open.put(number, new Order(question, new Listener<>() {
            @Override
            public void progress(double part) {
                listener.progress(part);
            }

            @Override
            public void done(Message answer) {
                listener.done(reads.apply(answer));
            }

            @Override
            public void impossible() {
                listener.impossible();
            }
        }));
        if (worker == null && own == null) {
            start();
        } else if (ready || own != null) {
            tell(question);
        }
        return number;
    }

    private void tell(Message message) {
        if (own != null) {
            own.hear(message);
        } else if (worker != null && ready) {
            worker.postMessage(message);
        }
    }

    private void start() {
        try {
            worker = ModuleWorker.start(script, "", message -> hear((Message) message), this::workHere);
            Window.setTimeout(
                    () -> {
                        if (!ready) {
                            workHere();
                        }
                    },
                    START_MILLISECONDS);
        } catch (RuntimeException e) { // no workers here, or none from this address
            Window.setTimeout(this::workHere, 0);
        }
    }

    private void hear(Message message) {
        switch (message.getKind()) {
            case "ready" -> {
                ready = true;
                Message file = Message.of("weights");
                file.setWeights(weights);
                tell(file);
                askAll();
            }
            case "failed" -> workHere();
            default -> answered(message);
        }
    }

    private void askAll() {
        for (Order order : List.copyOf(open.values())) {
            tell(order.question);
        }
    }

    private void workHere() {
        if (own == null) {
            if (worker != null) {
                worker.terminate();
            }
            Consumer<Message> answers = this::answered;
            own = new WalkDesk(answers);
            Message file = Message.of("weights");
            file.setWeights(weights);
            tell(file);
            askAll();
        }
    }

    private void answered(Message message) {
        Order order = open.get(message.getCount());
        if (order == null) {
            return;
        }
        if (message.getKind().equals("progress")) {
            order.listener.progress(message.getPart());
            return;
        }
        open.remove(message.getCount());
        if (message.getKind().equals("answer")) {
            order.listener.done(message);
        } else {
            order.listener.impossible();
        }
    }
}
