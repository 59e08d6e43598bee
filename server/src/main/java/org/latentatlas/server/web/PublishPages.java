package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.latentatlas.server.models.Model;
import org.latentatlas.server.models.Models;
import org.latentatlas.server.models.WorseModel;
import org.latentatlas.server.uploads.RefusedUpload;

/** What the administrator does with models: publish, ask again where one is worse, withdraw. */
final class PublishPages {
    private final Pages pages;
    private final Models models;
    private final ModelUploads uploads;

    PublishPages(Pages pages, Models models, ModelUploads uploads) {
        this.pages = pages;
        this.models = models;
        this.uploads = uploads;
    }

    /** Asks for the files of a model. */
    void importForm(Context ctx) {
        show(ctx, UploadForm.model());
    }

    void importFiles(Context ctx) {
        ctx.redirect("/admin#model-" + uploads.take(ctx).id(), HttpStatus.SEE_OTHER);
    }

    /** Asks again, with a sentence beside the field at fault. */
    void refused(RefusedUpload problem, Context ctx) {
        show(ctx, UploadForm.model().with(problem.field(), problem.sentence()));
    }

    private void show(Context ctx, UploadForm form) {
        Page page = pages.frame(ctx, "Import a model", "Take in a model that was trained elsewhere.");
        pages.show(ctx, "admin/import.jte", page, Map.of("form", form));
    }

    void publish(Context ctx) {
        Model model = models.publish(ctx.pathParam("id"), "yes".equals(ctx.formParam("confirmed")));
        String shown = model.runId() == null ? "/admin#model-" + model.id() : "/admin/runs/" + model.runId();
        ctx.redirect(shown, HttpStatus.SEE_OTHER);
    }

    void withdraw(Context ctx) {
        Model model = models.withdraw(ctx.pathParam("id"));
        ctx.redirect("/admin#model-" + model.id(), HttpStatus.SEE_OTHER);
    }

    /** Says what is worse, and asks. */
    void confirm(WorseModel worse, Context ctx) {
        ctx.status(HttpStatus.CONFLICT);
        Page page = pages.frame(ctx, "Publish a worse model?", "");
        pages.show(
                ctx,
                "admin/confirm.jte",
                page,
                Map.of("model", worse.model(), "reason", String.valueOf(worse.getMessage())));
    }
}
