package org.latentatlas.client.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import org.latentatlas.client.browser.Tasks;
import org.teavm.jso.browser.Performance;

/** Jobs one after another, in slices between which their thread hears that one is no longer wanted. */
final class JobLine {
    private static final double SLICE_MILLISECONDS = 6;
    private static final double REPORT_MILLISECONDS = 60;

    /** What becomes of the jobs. */
    interface Receiver {
        /** A job is that far, 0 to 1. */
        void progress(int number, double part);

        void done(int number, Message answer);
    }

    private record Waiting(int number, Job job) {}

    private final Tasks tasks = new Tasks();
    private final Deque<Waiting> line = new ArrayDeque<>();
    private final Receiver receiver;
    private double reported;
    private boolean scheduled;

    JobLine(Receiver receiver) {
        this.receiver = receiver;
    }

    void add(int number, Job job) {
        line.add(new Waiting(number, job));
        schedule();
    }

    void drop(int number) {
        line.removeIf(waiting -> waiting.number == number);
    }

    private void schedule() {
        if (!scheduled && !line.isEmpty()) {
            scheduled = true;
            tasks.later(this::slice);
        }
    }

    private void slice() {
        scheduled = false;
        Waiting first = line.peek();
        if (first == null) {
            return;
        }
        double now = Performance.now();
        double end = now + SLICE_MILLISECONDS;
        boolean more = true;
        while (more && now < end) {
            more = first.job.step();
            now = Performance.now();
        }
        if (!more) {
            line.remove();
            receiver.done(first.number, first.job.answer());
        } else if (now > reported + REPORT_MILLISECONDS) {
            reported = now;
            receiver.progress(first.number, first.job.progress());
        }
        schedule();
    }
}
