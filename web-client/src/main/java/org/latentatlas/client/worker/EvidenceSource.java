package org.latentatlas.client.worker;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EvidenceFigures;
import org.latentatlas.client.arithmetic.ExactPosterior;
import org.latentatlas.client.browser.ModuleWorker;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.latent.Gaussian;
import org.latentatlas.latent.LogitSource;
import org.teavm.jso.browser.Window;
import org.teavm.jso.typedarrays.ArrayBuffer;

/**
 * Says what a model makes of a picture: a first answer at once, then what thousands of draws and, in two dimensions, the exact integral say. These are
 * computed by a worker of its own, which starts with the first picture; where none starts, or it dies, by the page itself, in slices. For one thread.
 */
public final class EvidenceSource {
    /** The name by which the worker knows what it is for. */
    public static final String NAME = "evidence";
    /** Draws of q(z|x) in the end. */
    public static final int SAMPLES = 5000;
    /** Draws before anything is shown. */
    public static final int FIRST_SAMPLES = 16;

    private static final int START_MILLISECONDS = 8000;

    /** Hears how far the work is. */
    public interface Listener {
        /** More draws are in. */
        void drawn(EvidenceFigures figures);

        /** All is known; {@code exact} is null where the latent space has another number of dimensions than two. */
        void done(EvidenceFigures figures, @Nullable ExactPosterior exact);
    }

    /** What is to be done. */
    private record Wish(EvidenceMessage message, Listener listener) {}

    private final String script;
    private final ArrayBuffer weights;
    private final LogitSource decoder;
    private final EvidenceRun own;
    private @Nullable ModuleWorker worker;
    private @Nullable Wish wish;
    private int count;
    private boolean ready;
    private boolean broken;

    /**
     * Nothing starts yet.
     *
     * @param script the loader's address
     * @param weights the decoder's file
     * @param decoder the same decoder, here
     */
    public EvidenceSource(String script, ArrayBuffer weights, LogitSource decoder, Tasks tasks) {
        this.script = script;
        this.weights = weights;
        this.decoder = decoder;
        own = new EvidenceRun(tasks, decoder);
    }

    /** Ends what is under way. */
    public void stop() {
        count++;
        own.stop();
        if (wish != null) {
            wish = null;
            tell(EvidenceMessage.of("leave"));
        }
    }

    /** The first answer about a picture (784), here and now. */
    public EvidenceFigures first(float[] picture, Gaussian posterior) {
        stop();
        return EvidenceFigures.of(EvidenceRun.first(picture, posterior, decoder));
    }

    /** Goes on from the first answer. */
    public void begin(float[] picture, Gaussian posterior, Listener listener) {
        stop();
        EvidenceMessage message = EvidenceMessage.of(picture, posterior);
        message.setCount(count);
        Wish wanted = new Wish(message, listener);
        wish = wanted;
        if (broken) {
            workHere(wanted);
        } else if (worker == null) {
            start();
        } else {
            tell(message);
        }
    }

    private void tell(Message message) {
        if (worker != null && ready && !broken) {
            worker.postMessage(message);
        }
    }

    private void workHere(Wish wanted) {
        own.begin(
                wanted.message.getInk().copyToJavaArray(), EvidenceMessage.posterior(wanted.message), wanted.listener);
    }

    private void start() {
        try {
            worker = ModuleWorker.start(script, NAME, message -> hear((EvidenceMessage) message), this::lose);
            Window.setTimeout(
                    () -> {
                        if (!ready) {
                            lose();
                        }
                    },
                    START_MILLISECONDS);
        } catch (RuntimeException e) { // no workers here, or none from this address
            Window.setTimeout(this::lose, 0);
        }
    }

    private void hear(EvidenceMessage message) {
        switch (message.getKind()) {
            case "ready" -> {
                ready = true;
                tell(Message.of(weights, null));
                if (wish != null) {
                    tell(wish.message);
                }
            }
            case "failed" -> lose();
            default -> answered(message);
        }
    }

    private void answered(EvidenceMessage message) {
        Wish asked = wish;
        if (asked == null || message.getCount() != count || broken) {
            return;
        }
        EvidenceFigures figures = EvidenceMessage.figures(message);
        if (message.getKind().equals("done")) {
            wish = null;
            asked.listener.done(figures, EvidenceMessage.exact(message));
        } else {
            asked.listener.drawn(figures);
        }
    }

    private void lose() {
        if (broken) {
            return;
        }
        broken = true;
        if (worker != null) {
            worker.terminate();
        }
        if (wish != null) {
            workHere(wish);
        }
    }
}
