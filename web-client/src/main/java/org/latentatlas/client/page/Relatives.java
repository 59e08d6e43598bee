package org.latentatlas.client.page;

import org.jspecify.annotations.Nullable;
import org.latentatlas.client.arithmetic.NearestImages;
import org.latentatlas.client.browser.Elements;
import org.latentatlas.client.browser.Tasks;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLImageElement;

/** "Relatives in the training set": the six nearest training images as pictures, looked for once the visitor has opened them. */
final class Relatives {
    private static final int ASK_AGAIN_MILLISECONDS = 3000;
    private static final int STILL_ENCODING = 503;
    private static final int NOT_HERE = 404;

    private final PageData data;
    private final HTMLElement box = Elements.find("relatives");
    private final HTMLElement status = Elements.find("relatives-status");
    private final HTMLElement list = Elements.find("relatives-list");
    private final Tasks tasks = new Tasks();
    private @Nullable NearestImages images;
    private float[] latent;
    private boolean loading;
    private int search;

    /** {@code latent} is the point to begin with. */
    Relatives(PageData data, float[] latent) {
        this.data = data;
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
        TensorDownload.start(
                "/models/" + data.model() + "/encoded-train.safetensors",
                tasks,
                (content, file) -> {
                    images = NearestImages.load(content, data.latentSize());
                    find();
                },
                this::fail,
                damage -> fail(0));
    }

    private void fail(int code) {
        if (code == STILL_ENCODING) {
            say(Words.relativesEncoding());
            Window.setTimeout(this::load, ASK_AGAIN_MILLISECONDS);
            return;
        }
        loading = false; // closing and opening asks again
        list.setHidden(code == NOT_HERE);
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
        var items = list.querySelectorAll("li");
        for (int rank = 0; rank < items.getLength(); rank++) {
            HTMLElement item = items.item(rank);
            HTMLImageElement picture = (HTMLImageElement) item.querySelector("img");
            picture.setSrc(data.picture("train", found.image(rank)));
            picture.setAlt(Words.trainingImage(found.label(rank), found.image(rank)));
            item.querySelector("b").setInnerText(Integer.toString(found.label(rank)));
            item.querySelector("span").setInnerText(Words.distance(found.distance(rank)));
        }
        state("found");
    }
}
