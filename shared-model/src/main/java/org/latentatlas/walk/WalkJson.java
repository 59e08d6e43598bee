package org.latentatlas.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.latentatlas.json.BadJson;
import org.latentatlas.json.Json;
import org.latentatlas.latent.PathKind;

/**
 * A walk as JSON. What is written is canonical: fixed order of keys, no spaces, every float as the shortest decimal that reads back
 * exactly; so one walk has one text. {@code "even":true} and {@code "note":"..."} come last and only where they say something, so that walks without
 * them have the text that they always had.
 *
 * <pre>{"model":"0123456789abcdef","stops":[[0.5,-1],[2,0]],"path":"spline","easing":"smooth","secondsPerLeg":2,"loop":false,"title":""}</pre>
 */
public final class WalkJson {
    private static final Set<String> KEYS =
            Set.of("model", "stops", "path", "easing", "secondsPerLeg", "loop", "title", "even", "note");
    private static final double DEFAULT_SECONDS = 2;

    private WalkJson() {}

    /** The canonical JSON of a walk. */
    public static String write(Walk walk) {
        StringBuilder out =
                new StringBuilder("{\"model\":\"").append(walk.model()).append("\",\"stops\":[");
        for (float[] stop : walk.stops()) {
            out.append(out.charAt(out.length() - 1) == '[' ? "[" : ",[");
            for (int i = 0; i < stop.length; i++) {
                out.append(i == 0 ? "" : ",").append(FloatText.write(stop[i]));
            }
            out.append(']');
        }
        return out.append("],\"path\":\"")
                .append(walk.path().text())
                .append("\",\"easing\":\"")
                .append(walk.easing().text())
                .append("\",\"secondsPerLeg\":")
                .append(seconds(walk.millisecondsPerLeg()))
                .append(",\"loop\":")
                .append(walk.loop() ? "true" : "false")
                .append(",\"title\":")
                .append(Json.quote(walk.title()))
                .append(walk.even() ? ",\"even\":true" : "")
                .append(walk.note().isEmpty() ? "" : ",\"note\":" + Json.quote(walk.note()))
                .append('}')
                .toString();
    }

    /** Whole milliseconds as seconds: 2500 is 2.5. */
    private static String seconds(int milliseconds) {
        String decimals = Integer.toString(1000 + milliseconds % 1000);
        int end = 4;
        while (end > 1 && decimals.charAt(end - 1) == '0') {
            end--;
        }
        return milliseconds / 1000 + (end > 1 ? "." + decimals.substring(1, end) : "");
    }

    /**
     * The walk that a JSON text holds. {@code model} and {@code stops} must be there; without the others the walk is straight,
     * linear, 2 seconds per leg, no loop, without even speed, and has neither title nor note.
     *
     * @throws BadWalk if the text is no JSON, has unknown keys, or breaks a rule of {@link Walk}
     */
    public static Walk read(String text) {
        try {
            Json json = Json.parse(text);
            json.allow(KEYS);
            return new Walk(
                    json.get("model").text(),
                    stops(json.get("stops")),
                    json.has("path") ? path(json.get("path").text()) : PathKind.STRAIGHT,
                    json.has("easing") ? easing(json.get("easing").text()) : Easing.LINEAR,
                    json.has("secondsPerLeg") ? json.get("secondsPerLeg").number() : DEFAULT_SECONDS,
                    json.has("loop") && json.get("loop").truth(),
                    json.has("title") ? json.get("title").text() : "",
                    json.has("even") && json.get("even").truth(),
                    json.has("note") ? json.get("note").text() : "");
        } catch (BadJson e) {
            throw new BadWalk(field(e), "The walk's JSON is damaged: " + e.getMessage() + ".");
        }
    }

    /** The first key of the place that a message begins with, {@code $.stops[3]}. */
    private static String field(BadJson problem) {
        String message = String.valueOf(problem.getMessage());
        for (String key : KEYS) {
            if (message.startsWith("$." + key)) {
                return key;
            }
        }
        return "walk";
    }

    private static List<float[]> stops(Json json) {
        List<Json> items = json.items();
        if (items.size() > Walk.MAX_STOPS) {
            throw new BadWalk("stops", "stops has " + items.size() + " entries; a walk has 2 to 64 stops.");
        }
        List<float[]> stops = new ArrayList<>();
        for (Json item : items) {
            List<Json> coordinates = item.items();
            float[] stop = new float[coordinates.size()];
            for (int i = 0; i < stop.length; i++) {
                stop[i] = (float) coordinates.get(i).number();
            }
            stops.add(stop);
        }
        return stops;
    }

    private static PathKind path(String text) {
        for (PathKind kind : PathKind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new BadWalk(
                "path", "path is " + Json.quote(Walk.excerpt(text)) + "; expected straight, spherical or spline.");
    }

    private static Easing easing(String text) {
        for (Easing easing : Easing.values()) {
            if (easing.text().equals(text)) {
                return easing;
            }
        }
        throw new BadWalk("easing", "easing is " + Json.quote(Walk.excerpt(text)) + "; expected linear or smooth.");
    }
}
