package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.NearestImages;
import org.latentatlas.client.browser.Downloads;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Tasks;
import org.latentatlas.weights.TensorFile;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;

/** "Relatives in the training set": the six nearest training images as pictures, looked for once the visitor has opened them. */
final class Relatives {
    private static final int ASK_AGAIN_MILLISECONDS = 3000;
    private static final int STILL_ENCODING = 503;
    private static final int NOT_HERE = 404;

    private final ModelFiles files;
    private final HTMLElement box = Elements.find("relatives");
    private final HTMLElement status = Elements.find("relatives-status");
    private final PictureList pictures = new PictureList(Elements.find("relatives-list"), () -> fail(NOT_HERE));
    private final Tasks tasks = new Tasks();
    private @Nullable NearestImages images;
    private float[] latent;
    private boolean loading;
    private int search;

    /** {@code latent} is the point to begin with. */
    Relatives(ModelFiles files, float[] latent) {
        this.files = files;
        this.latent = latent.clone();
        Elements.on(box, "toggle", event -> open());
    }

    private boolean opened() {
        return box.hasAttribute("open");
    }

    /** The cursor rests at another point. */
    void show(float[] z) {
        latent = z.clone();
        if (opened()) {
            find();
        }
    }

    private void open() {
        if (opened() && images == null && !loading) {
            say(Words.relativesLoading());
            load();
        } else if (opened()) {
            find();
        }
    }

    private void say(String sentence) {
        status.setInnerText(sentence);
    }

    private void load() {
        loading = true;
        Downloads.fetch(
                files.encodedTrain(),
                file -> TensorDownload.read(file, tasks, (content, bytes) -> use(content), damage -> fail(0)),
                this::fail);
    }

    private void use(TensorFile content) {
        images = NearestImages.load(content, files.latentSize());
        find();
    }

    private void fail(int code) {
        if (code == STILL_ENCODING) {
            say(Words.relativesEncoding());
            Window.setTimeout(this::load, ASK_AGAIN_MILLISECONDS);
            return;
        }
        loading = false; // closing and opening asks again
        pictures.hide(code == NOT_HERE);
        say(code == NOT_HERE ? Words.relativesNotHere() : Words.relativesFailed());
        state("failed");
    }

    private void state(String what) {
        box.setAttribute("data-state", what);
    }

    private void find() {
        NearestImages among = images;
        if (among == null) {
            return;
        }
        int mine = ++search;
        among.begin(latent);
        tasks.slices(() -> {
            if (mine != search) {
                return false;
            }
            if (among.step()) {
                return true;
            }
            fill(among);
            return false;
        });
    }

    private void fill(NearestImages found) {
        say(Words.relativesFound(found.size()));
        for (int rank = 0; rank < pictures.size(); rank++) {
            int image = found.image(rank);
            int label = found.label(rank);
            String described = Words.trainingImage(label, image);
            pictures.show(rank, files.picture("train", image), described, label, found.distance(rank));
        }
        state("found");
    }
}
