package org.latentatlas.client.worker;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latentatlas.client.browser.Downloads;
import org.latentatlas.network.Decoder;
import org.latentatlas.walk.WalkText;
import org.latentatlas.weights.Safetensors;
import org.teavm.jso.typedarrays.ArrayBuffer;

/** Where jobs for walks are done: takes questions as messages, gives answers as messages. In a worker, or on the page itself. */
final class WalkDesk {
    private final JobLine line;
    private final Consumer<Message> answers;
    private @Nullable ArrayBuffer weights;
    private @Nullable Decoder decoder;

    WalkDesk(Consumer<Message> answers) {
        this.answers = answers;
        line = new JobLine(new JobLine.Receiver() {
            @Override
            public void progress(int number, double part) {
                Message message = numbered("progress", number);
                message.setPart(part);
                answers.accept(message);
            }

            @Override
            public void done(int number, Message answer) {
                answer.setCount(number);
                answers.accept(answer);
            }
        });
    }

    private static Message numbered(String kind, int number) {
        Message message = Message.of(kind);
        message.setCount(number);
        return message;
    }

    /** Hears a message. Returns whether it was one for this desk. */
    boolean hear(Message message) {
        switch (message.getKind()) {
            case "weights" -> weights = message.getWeights();
            case "transport", "speeds" -> take(message);
            case "leave" -> line.drop(message.getCount());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void take(Message question) {
        int number = question.getCount();
        try {
            line.add(number, job(question));
        } catch (RuntimeException e) { // an empty picture, a damaged text
            answers.accept(numbered("impossible", number));
        }
    }

    private Job job(Message question) {
        if (question.getKind().equals("transport")) {
            float[] both = question.getDigits().copyToJavaArray();
            int pixels = both.length / 2;
            float[] from = new float[pixels];
            float[] to = new float[pixels];
            System.arraycopy(both, 0, from, 0, pixels);
            System.arraycopy(both, pixels, to, 0, pixels);
            return new TransportJob(from, to);
        }
        return new SpeedJob(WalkText.read(question.getText()).route(), decoder());
    }

    private Decoder decoder() {
        if (weights == null) {
            throw new IllegalStateException("the weights are not here");
        }
        if (decoder == null) {
            decoder = Decoder.load(Safetensors.read(Downloads.bytes(weights)));
        }
        return decoder;
    }
}
