package org.latentatlas.client.page;

import org.latentatlas.client.browser.Address;
import org.latentatlas.client.state.Drawing;
import org.latentatlas.drawing.BadDrawing;
import org.latentatlas.drawing.DrawingText;

/** The drawing in an address: {@code d=} and the picture as text. */
final class DrawingAddress {
    private static final String NAME = "d";

    private DrawingAddress() {}

    /** Opens the drawing of the address, or an example where there is none or it is damaged, which is said. */
    static void open(Drawing drawing, Examples examples, Notice notice) {
        String text = Address.part(NAME);
        try {
            if (text != null) {
                drawing.open(DrawingText.read(text));
                return;
            }
        } catch (BadDrawing e) {
            notice.mention(DrawWords.noDigit(e.reason()));
        }
        if (!examples.none()) {
            drawing.example(examples.beginning());
        }
    }

    /** A picture (784) as a part of an address. */
    static String part(float[] picture) {
        return NAME + "=" + DrawingText.write(picture);
    }
}
