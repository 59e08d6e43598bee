package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.runs.NoSuchRun;
import org.latentatlas.server.runs.Run;
import org.latentatlas.server.runs.Runs;

/**
 * What happens to a run, as server-sent events that carry the changed parts of its page. Each client has a thread of
 * its own, so that a slow one holds up neither the training nor the others.
 */
final class RunEvents {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10); // a client that left is noticed by a failed write
    private static final long BETWEEN_EVENTS = 300; // milliseconds

    private final Pages pages;
    private final Runs runs;
    private final Models models;

    RunEvents(Pages pages, Runs runs, Models models) {
        this.pages = pages;
        this.runs = runs;
        this.models = models;
    }

    /**
     * Answers with the events of a run.
     *
     * @throws NoSuchRun before anything is sent, where there is none
     */
    void stream(Context ctx) throws Exception {
        runs.get(AdminPages.id(ctx));
        new SseHandler(this::follow).handle(ctx);
    }

    /** Sends events until the run has ended, the client has left or the server ends. */
    private void follow(SseClient client) {
        long id = AdminPages.id(client.ctx());
        Page page = pages.frame(client.ctx(), "", "");
        Map<String, String> sent = new HashMap<>();
        long seen = 0;
        long heard = System.nanoTime();
        try {
            while (!client.terminated() && !runs.closed()) {
                Run run = runs.get(id);
                RunView view = RunView.of(runs, models, run);
                send(client, sent, "state", pages.fragment("admin/runState.jte", page, Map.of("view", view)));
                send(client, sent, "snapshots", pages.fragment("admin/runSnapshots.jte", page, Map.of("view", view)));
                send(client, sent, "journal", pages.fragment("admin/runJournal.jte", page, Map.of("view", view)));
                send(client, sent, "figures", pages.fragment("admin/runFigures.jte", page, Map.of("view", view)));
                send(client, sent, "progress", pages.fragment("admin/runProgress.jte", page, Map.of("view", view)));
                if (!run.state().active()) {
                    client.sendEvent("ended", run.state().text());
                    break;
                }
                seen = runs.awaitChange(seen);
                if (System.nanoTime() - heard > HEARTBEAT.toNanos()) {
                    heard = System.nanoTime();
                    client.sendComment("still here");
                }
                Thread.sleep(BETWEEN_EVENTS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }

    private static void send(SseClient client, Map<String, String> sent, String event, String html) {
        if (!html.equals(sent.put(event, html))) {
            client.sendEvent(event, html);
        }
    }
}
