package org.latentatlas.server;

import java.util.concurrent.CountDownLatch;

/** Commands that last until the process is told to end. */
public final class UntilTold {
    private UntilTold() {}

    /**
     * Returns when the process was told to end and has closed what runs: it ends when its hooks have.
     *
     * @param announce says that it runs, once it can be told to end
     */
    public static void run(Runnable announce, Runnable close) {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close.run();
                            stopped.countDown();
                        },
                        "stop"));
        announce.run();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
