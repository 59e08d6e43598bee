package org.latentatlas.client.state;

import java.util.List;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Walk;

/** A walk without its model, which may have too few stops. Immutable. */
record DraftState(
        List<float[]> stops,
        PathKind path,
        Easing easing,
        double secondsPerLeg,
        boolean loop,
        String title,
        boolean even,
        String note) {
    static final DraftState EMPTY = new DraftState(List.of(), PathKind.SPLINE, Easing.SMOOTH, 2, false, "", false, "");

    DraftState through(List<float[]> others) {
        return new DraftState(List.copyOf(others), path, easing, secondsPerLeg, loop, title, even, note);
    }

    DraftState along(PathKind other) {
        return new DraftState(stops, other, easing, secondsPerLeg, loop, title, even, note);
    }

    DraftState timed(Easing otherEasing, double otherSeconds, boolean otherEven) {
        return new DraftState(stops, path, otherEasing, otherSeconds, loop, title, otherEven, note);
    }

    DraftState looping(boolean loops) {
        return new DraftState(stops, path, easing, secondsPerLeg, loops, title, even, note);
    }

    DraftState named(String otherTitle, String otherNote) {
        return new DraftState(stops, path, easing, secondsPerLeg, loop, otherTitle, even, otherNote);
    }

    /** At most so many chars, none of them a control character but line feeds, no half of a pair at the end. */
    static String cut(String text, int most) {
        StringBuilder allowed = new StringBuilder();
        for (int i = 0; i < text.length() && allowed.length() < most; i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair && allowed.length() + 2 <= most) {
                allowed.append(c).append(text.charAt(++i));
            } else if (isPrintable(c) || (c == '\n' && most == Walk.MAX_NOTE)) {
                allowed.append(c);
            }
        }
        return allowed.toString();
    }

    private static boolean isPrintable(char c) {
        return (c >= ' ' && c < 0x7f) || (c >= 0xa0 && !Character.isSurrogate(c));
    }
}
