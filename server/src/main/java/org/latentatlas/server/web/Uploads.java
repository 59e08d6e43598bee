package org.latentatlas.server.web;

import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.util.Optional;
import org.latentatlas.server.datasets.ArrivingDataSet;
import org.latentatlas.server.datasets.DataSets;
import org.latentatlas.server.datasets.IdxPart;
import org.latentatlas.server.datasets.UploadedDataSet;
import org.latentatlas.server.runs.DataShelf;
import org.latentatlas.server.uploads.RefusedUpload;
import org.latentatlas.server.uploads.RefusedUpload.Reason;
import org.latentatlas.server.web.Arrivals.Arrival;
import org.latentatlas.server.web.UploadParts.Part;

/**
 * Takes data sets that are uploaded: every file is verified and written while it arrives, and refused at the first byte that is not as it
 * should be.
 */
final class Uploads {
    /** Of a whole upload, as it is sent: 200 MB and what is around the files. */
    static final long MOST_BYTES = 200_000_000L + (1 << 16);

    private final DataSets dataSets;
    private final DataShelf shelf;
    private final Guard guard;
    private final Arrivals arrivals;

    Uploads(DataSets dataSets, DataShelf shelf, Guard guard, Arrivals arrivals) {
        this.dataSets = dataSets;
        this.shelf = shelf;
        this.guard = guard;
        this.arrivals = arrivals;
    }

    /**
     * The data set that the body of this request is. On pages the form's token comes first.
     *
     * @throws RefusedUpload at the first thing that is wrong; nothing of it is kept
     * @throws UnsupportedMediaTypeResponse when the body is no multipart/form-data
     */
    UploadedDataSet take(Context ctx) {
        long length = ctx.req().getContentLengthLong();
        if (length > MOST_BYTES) {
            throw tooLarge("upload");
        }
        try (Arrival arrival = arrivals.begin(length)) {
            var body = new CountedStream(ctx.bodyInputStream(), more -> count(arrival, more));
            UploadParts parts = UploadParts.of(ctx, body, guard);
            try (ArrivingDataSet arriving = dataSets.arrive()) {
                for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
                    arrival.reached(part.get().field());
                    take(arriving, part.get());
                }
                return shelf.add(arriving);
            }
        } catch (IOException cut) {
            throw new RefusedUpload(
                    Reason.UNUSABLE,
                    "upload",
                    "The upload did not arrive whole (" + cut.getMessage() + "); nothing of it is kept.");
        }
    }

    private static void count(Arrival arrival, long more) {
        if (arrival.heard(more) > MOST_BYTES) {
            throw tooLarge(arrival.field().isEmpty() ? "upload" : arrival.field());
        }
    }

    private static RefusedUpload tooLarge(String field) {
        return new RefusedUpload(
                Reason.TOO_LARGE,
                field,
                "The upload is larger than " + Wording.megabytes(MOST_BYTES) + ", the most that is taken.");
    }

    private static void take(ArrivingDataSet arriving, Part part) throws IOException {
        Optional<IdxPart> file = IdxPart.of(part.field());
        if (file.isPresent()) {
            if (!part.leftEmpty()) {
                arriving.take(file.get(), part.content());
            }
        } else if (part.field().equals("name")) {
            arriving.name(part.text());
        } else {
            throw part.unknown("name, train-images, train-labels, test-images and test-labels");
        }
    }
}
