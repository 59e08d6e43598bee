package org.latentatlas.client.page;

import org.latentatlas.client.arithmetic.Numbers;

/** The sentences about what a visitor takes away, in the language of the page, and the piece of HTML that shows a walk elsewhere. */
final class ExportWords {
    private ExportWords() {}

    static String making(String kind) {
        return Texts.of("export-making", kind);
    }

    static String saved(String name) {
        return Texts.of("export-saved", name);
    }

    static String givenUp() {
        return Texts.of("export-given-up");
    }

    static String recording(double seconds) {
        return Texts.of("export-recording", Numbers.shown(seconds, 1));
    }

    static String noFilm() {
        return Texts.of("export-no-film");
    }

    static String tooMany(int count, int most) {
        return Texts.of("export-too-many", Integer.toString(count), Integer.toString(most));
    }

    /** HTML that shows a walk on another page. */
    static String embedCode(String url, String title) {
        return "<iframe src=\"" + url + "/embed\" width=\"420\" height=\"560\" title=\""
                + escaped(title.isEmpty() ? "Latent Atlas" : title)
                + "\" style=\"border:0;max-width:100%\" loading=\"lazy\"></iframe>";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
