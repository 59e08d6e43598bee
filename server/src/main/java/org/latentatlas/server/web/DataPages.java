package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.datasets.UploadedDataSet;
import org.latentatlas.server.runs.DataShelf;
import org.latentatlas.server.uploads.RefusedUpload;

/** The administrator's page of data sets: what is there, upload, delete. */
final class DataPages {
    private final Pages pages;
    private final DataSets dataSets;
    private final DataShelf shelf;
    private final Uploads uploads;
    private final Arrivals arrivals;

    DataPages(Pages pages, DataSets dataSets, DataShelf shelf, Uploads uploads, Arrivals arrivals) {
        this.pages = pages;
        this.dataSets = dataSets;
        this.shelf = shelf;
        this.uploads = uploads;
        this.arrivals = arrivals;
    }

    void page(Context ctx) {
        show(ctx, UploadForm.dataSet());
    }

    void upload(Context ctx) {
        UploadedDataSet kept = uploads.take(ctx);
        ctx.redirect("/admin/data#data-" + kept.name(), HttpStatus.SEE_OTHER);
    }

    /** How far the uploads are, for a page that is open. */
    void arriving(Context ctx) {
        Page page = pages.frame(ctx, "", "");
        pages.show(ctx, "admin/arriving.jte", page, Map.of("arrivals", arrivals.now()));
    }

    void delete(Context ctx) {
        shelf.delete(ctx.pathParam("name"));
        ctx.redirect("/admin/data#data", HttpStatus.SEE_OTHER);
    }

    /** Shows the page again with a sentence beside the field at fault. */
    void refused(RefusedUpload problem, Context ctx) {
        show(ctx, UploadForm.dataSet().with(problem.field(), problem.sentence()));
    }

    private void show(Context ctx, UploadForm form) {
        Page page = pages.frame(ctx, "Data sets", "What models of this site are trained on.");
        pages.show(ctx, "admin/data.jte", page, Map.of("form", form, "dataSets", DataSetView.all(dataSets, shelf)));
    }
}
