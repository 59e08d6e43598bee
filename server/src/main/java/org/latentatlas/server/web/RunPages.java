package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.runs.Run;
import org.latentatlas.server.runs.Runs;
import org.latentatlas.server.training.Snapshot;

/** The administrator's pages of single runs: watch, move in the queue, cancel, resume, delete, compare. */
final class RunPages {
    private final Pages pages;
    private final Runs runs;
    private final Models models;

    RunPages(Pages pages, Runs runs, Models models) {
        this.pages = pages;
        this.runs = runs;
        this.models = models;
    }

    void run(Context ctx) {
        RunView view = RunView.of(runs, models, runs.get(AdminPages.id(ctx)));
        Page page = pages.frame(ctx, "Run " + view.run().id(), "A training run of this site.");
        pages.show(ctx, "admin/run.jte", page, Map.of("view", view));
    }

    /** The runs that the parameter {@code run} names, side by side. */
    void compare(Context ctx) {
        List<String> named = ctx.queryParams("run").stream().distinct().toList();
        boolean tooMany = named.size() > RunComparison.MOST;
        if (tooMany) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<RunView> chosen = (tooMany ? List.<String>of() : named)
                .stream()
                        .map(id -> RunView.of(runs, models, runs.get(AdminPages.number(id))))
                        .toList();
        Page page = pages.frame(ctx, "Compare runs", "Training runs of this site side by side.");
        pages.show(
                ctx,
                "admin/compare.jte",
                page,
                Map.of("comparison", new RunComparison(page, chosen), "named", named.size()));
    }

    /** What it showed after an epoch: {@code map.png} or {@code reconstructions.png}. */
    void picture(Context ctx) {
        Snapshot snapshot = runs.snapshots()
                .get(AdminPages.id(ctx), (int) Math.min(Integer.MAX_VALUE, AdminPages.number(ctx.pathParam("epoch"))));
        byte[] png = switch (ctx.pathParam("file")) {
            case "map.png" -> snapshot.map();
            case "reconstructions.png" -> snapshot.reconstructions();
            default -> throw new NotFoundResponse();
        };
        ctx.contentType("image/png");
        ctx.header(Header.CACHE_CONTROL, "private, max-age=31536000, immutable");
        ctx.result(png);
    }

    /** The figures of its epochs as CSV. */
    void epochs(Context ctx) {
        Run run = runs.get(AdminPages.id(ctx));
        ctx.contentType("text/csv; charset=utf-8");
        ctx.header("Content-Disposition", "attachment; filename=\"run-" + run.id() + "-epochs.csv\"");
        ctx.result(EpochTable.csv(runs.epochs(run.id()), run.settings().latentSize()));
    }

    void cancel(Context ctx) {
        show(ctx, runs.cancel(AdminPages.id(ctx)));
    }

    void resume(Context ctx) {
        show(ctx, runs.resume(AdminPages.id(ctx)));
    }

    void earlier(Context ctx) {
        runs.moveInQueue(AdminPages.id(ctx), true);
        ctx.redirect("/admin#runs-heading", HttpStatus.SEE_OTHER);
    }

    void later(Context ctx) {
        runs.moveInQueue(AdminPages.id(ctx), false);
        ctx.redirect("/admin#runs-heading", HttpStatus.SEE_OTHER);
    }

    void delete(Context ctx) {
        runs.delete(AdminPages.id(ctx));
        ctx.redirect("/admin#runs-heading", HttpStatus.SEE_OTHER);
    }

    private static void show(Context ctx, Run run) {
        ctx.redirect("/admin/runs/" + run.id(), HttpStatus.SEE_OTHER);
    }
}
