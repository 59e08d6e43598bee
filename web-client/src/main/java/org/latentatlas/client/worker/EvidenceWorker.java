package org.latentatlas.client.worker;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.EvidenceFigures;
import org.latentatlas.client.arithmetic.ExactPosterior;
import org.latentatlas.client.browser.Downloads;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.client.browser.WorkerScope;
import org.latentatlas.client.decoding.WorkingNetwork;
import org.latentatlas.network.Decoder;
import org.latentatlas.weights.Safetensors;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** Runs inside a worker: says what a model makes of one picture at a time, and gives it up where a newer one is wanted. */
public final class EvidenceWorker {
    private final WorkerScope scope = WorkerScope.current();
    private final Tasks tasks = new Tasks();
    private @Nullable EvidenceRun run;
    private @Nullable EvidenceMessage waiting; // for the model

    /** Listens from now on. */
    public void start() {
        PageEar.listen(scope, message -> hear((EvidenceMessage) message));
    }

    private void hear(EvidenceMessage message) {
        switch (message.getKind()) {
            case "model" -> load(message.getWeights());
            case "picture" -> {
                waiting = message;
                begin();
            }
            case "leave" -> {
                waiting = null;
                if (run != null) {
                    run.stop();
                }
            }
            default -> throw new IllegalArgumentException(message.getKind());
        }
    }

    private void load(ArrayBuffer weights) {
        Decoder decoder = Decoder.load(Safetensors.read(Downloads.bytes(weights)));
        WorkingNetwork.logits(decoder, tasks, logits -> {
            run = new EvidenceRun(tasks, logits::apply);
            begin();
        });
    }

    private void begin() {
        EvidenceRun ready = run;
        EvidenceMessage question = waiting;
        if (ready == null || question == null) {
            return;
        }
        waiting = null;
        int count = question.getCount();
        ready.begin(
                question.getInk().copyToJavaArray(),
                EvidenceMessage.posterior(question),
                new EvidenceSource.Listener() {
                    @Override
                    public void drawn(EvidenceFigures figures) {
                        answer(count, EvidenceMessage.of("drawn", figures, null));
                    }

                    @Override
                    public void done(EvidenceFigures figures, @Nullable ExactPosterior exact) {
                        answer(count, EvidenceMessage.of("done", figures, exact));
                    }
                });
    }

    private void answer(int count, EvidenceMessage message) {
        message.setCount(count);
        scope.postMessage(message);
    }
}
