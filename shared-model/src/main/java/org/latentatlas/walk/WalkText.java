package org.latentatlas.walk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.latentatlas.latent.PathKind;

/**
 * A walk as compact text for an address: base64url (RFC 4648, section 5) without padding, so it needs no escaping in a fragment, a
 * path or a query. One walk has one text and one text one walk; floats read back exactly. Two stops in two dimensions take 48
 * characters. The bytes, numbers little-endian; what version 1 cannot say has version 2, everything else version 1, so that old texts stay as they are:
 *
 * <pre>
 * 0   1  version, 1 or 2
 * 1   1  bits 0-1 path (straight, spherical, spline), bit 2 easing (linear, smooth), bit 3 loop; version 2: bit 4 even speed
 * 2   8  model
 * 10  2  milliseconds per leg
 * 12  1  coordinates of a stop, d
 * 13  1  stops, n
 * 14  4  float32 n x d, stop by stop
 * ..  2  length of the title in bytes
 * ..     title, UTF-8
 * ..  2  version 2: length of the note in bytes
 * ..     version 2: note, UTF-8
 * ..  4  check sum of all bytes before it: FNV-1a, 32 bits
 * </pre>
 */
public final class WalkText {
    private static final int PLAIN = 1;
    private static final int WITH_MORE = 2;
    /** 64 stops of 255 coordinates, the longest title and the longest note. */
    private static final int MAX_BYTES =
            14 + Walk.MAX_STOPS * Walk.MAX_SIZE * 4 + 2 + 4 * Walk.MAX_TITLE + 2 + 4 * Walk.MAX_NOTE + 4;

    private static final List<PathKind> PATHS = List.of(PathKind.STRAIGHT, PathKind.SPHERICAL, PathKind.SPLINE);
    private static final String HEX = "0123456789abcdef";
    private static final int EVEN = 16;

    private WalkText() {}

    /** The text of a walk. */
    public static String write(Walk walk) {
        byte[] title = walk.title().getBytes(StandardCharsets.UTF_8);
        List<float[]> stops = walk.stops();
        byte[] note = walk.note().getBytes(StandardCharsets.UTF_8);
        boolean more = walk.even() || note.length > 0;
        int noteBytes = more ? 2 + note.length : 0;
        ByteRow out = new ByteRow(new byte[20 + stops.size() * walk.size() * 4 + title.length + noteBytes]);
        out.put(1, more ? WITH_MORE : PLAIN);
        out.put(1, flags(walk));
        for (int i = 0; i < walk.model().length(); i += 2) {
            out.put(
                    1,
                    HEX.indexOf(walk.model().charAt(i)) << 4
                            | HEX.indexOf(walk.model().charAt(i + 1)));
        }
        out.put(2, walk.millisecondsPerLeg());
        out.put(1, walk.size());
        out.put(1, stops.size());
        for (float[] stop : stops) {
            for (float coordinate : stop) {
                out.put(4, Float.floatToIntBits(coordinate));
            }
        }
        out.put(2, title.length);
        out.put(title);
        if (more) {
            out.put(2, note.length);
            out.put(note);
        }
        out.put(4, out.checkSum());
        return Base64Url.write(out.bytes());
    }

    private static int flags(Walk walk) {
        return PATHS.indexOf(walk.path())
                | (walk.easing() == Easing.SMOOTH ? 4 : 0)
                | (walk.loop() ? 8 : 0)
                | (walk.even() ? EVEN : 0);
    }

    /**
     * The walk that a text holds.
     *
     * @throws BadWalk if the text was cut short or edited, or is no walk at all; nothing larger than the text is allocated
     */
    public static Walk read(String text) {
        if (text.length() > (MAX_BYTES * 4 + 2) / 3) {
            throw new BadWalk(
                    "walk", "The walk's text has " + text.length() + " characters; the longest walk has fewer.");
        }
        ByteRow in = new ByteRow(Base64Url.read(text));
        int version = in.get(1, "version");
        if (version != PLAIN && version != WITH_MORE) {
            throw new BadWalk("version", "The walk's text has version " + version + "; version 1 or 2 is expected.");
        }
        int flags = in.get(1, "path");
        PathKind path = path(flags, version == PLAIN ? EVEN - 1 : 2 * EVEN - 1);
        String model = model(in);
        int milliseconds = in.get(2, "secondsPerLeg");
        int size = in.get(1, "stops");
        int count = in.get(1, "stops");
        List<float[]> stops = stops(in, count, size);
        String title = words(in, "title", Walk.MAX_TITLE);
        String note = version == PLAIN ? "" : words(in, "note", Walk.MAX_NOTE);
        int expected = in.checkSum();
        int found = in.get(4, "check sum");
        in.expectEnd();
        if (found != expected) {
            throw new BadWalk(
                    "walk",
                    "The walk's check sum is " + Integer.toHexString(found) + ", but its content gives "
                            + Integer.toHexString(expected) + ": the text was edited.");
        }
        Easing easing = (flags & 4) != 0 ? Easing.SMOOTH : Easing.LINEAR;
        boolean loop = (flags & 8) != 0;
        boolean even = (flags & EVEN) != 0;
        Walk walk = new Walk(model, stops, path, easing, milliseconds / 1000.0, loop, title, even, note);
        if (!write(walk).equals(text)) {
            throw new BadWalk("walk", "The text is not the one this walk is written as; a walk has exactly one.");
        }
        return walk;
    }

    private static PathKind path(int flags, int known) {
        int kind = flags & 3;
        if ((flags & ~known) != 0 || kind >= PATHS.size()) {
            throw new BadWalk(
                    "path", "The walk's path and easing are the number " + flags + ", which stands for none known.");
        }
        return PATHS.get(kind);
    }

    private static String model(ByteRow in) {
        StringBuilder model = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            int octet = in.get(1, "model");
            model.append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
        }
        return model.toString();
    }

    private static List<float[]> stops(ByteRow in, int count, int size) {
        if (count < Walk.MIN_STOPS || count > Walk.MAX_STOPS) {
            throw new BadWalk("stops", "stops has " + count + " entries; a walk has 2 to 64 stops.");
        }
        if (size < 1) {
            throw new BadWalk("stops", "stops[0] has 0 coordinates; a stop has 1 to 255.");
        }
        List<float[]> stops = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] stop = new float[size];
            for (int j = 0; j < size; j++) {
                stop[j] = Float.intBitsToFloat(in.get(4, "stops[" + i + "][" + j + "]"));
            }
            stops.add(stop);
        }
        return stops;
    }

    private static String words(ByteRow in, String field, int most) {
        int length = in.get(2, field);
        if (length > 4 * most) {
            throw new BadWalk(field, field + " has " + length + " bytes; it may have at most " + most + " characters.");
        }
        return new String(in.words(length, field), StandardCharsets.UTF_8);
    }
}
