package org.latentatlas.client.state;

import org.latentatlas.walk.Walk;

/** Names of files that say what is in them: {@code walk-from-4-to-9-strip.png}. */
public final class FileName {
    private static final int MOST_TITLE = 40;
    private static final int MODEL_DIGITS = 6;

    private FileName() {}

    /** The name of a file made of a walk: its title in plain letters and digits, or else its model, then what it is. */
    public static String of(Walk walk, String what, String kind) {
        StringBuilder title = new StringBuilder();
        for (int i = 0; i < walk.title().length() && title.length() < MOST_TITLE; i++) {
            char c = Character.toLowerCase(walk.title().charAt(i));
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                title.append(c);
            } else if (!title.isEmpty() && title.charAt(title.length() - 1) != '-') {
                title.append('-');
            }
        }
        while (!title.isEmpty() && title.charAt(title.length() - 1) == '-') {
            title.setLength(title.length() - 1);
        }
        String name = title.isEmpty() ? "model-" + walk.model().substring(0, MODEL_DIGITS) : title.toString();
        return "walk-" + name + "-" + what + "." + kind;
    }
}
