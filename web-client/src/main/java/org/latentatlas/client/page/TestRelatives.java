package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.Neighbours;
import org.latentatlas.client.browser.Elements;
import org.teavm.jso.dom.html.HTMLElement;

/** The test images whose posteriors lie nearest to that of a drawing, as pictures. */
final class TestRelatives {
    private final ModelFiles files;
    private final HTMLElement box = Elements.find("test-relatives");
    private final HTMLElement status = Elements.find("test-relatives-status");
    private final PictureList pictures;
    private boolean missing;

    TestRelatives(ModelFiles files) {
        this.files = files;
        pictures = new PictureList(Elements.find("test-relatives-list"), () -> {
            missing = true;
            status.setInnerText(DrawWords.noTestPictures());
            box.setAttribute("data-state", "failed");
        });
    }

    /** Shows the nearest images that were found. */
    void show(Neighbours found) {
        if (missing) {
            return;
        }
        for (int rank = 0; rank < pictures.size(); rank++) {
            int image = found.image(rank);
            int label = found.imageLabel(rank);
            String described = Words.testImage(label, image);
            pictures.show(rank, files.picture("test", image), described, label, found.distance(rank));
        }
        status.setInnerText(DrawWords.testRelatives(found.size()));
        box.setAttribute("data-state", "found");
    }
}
