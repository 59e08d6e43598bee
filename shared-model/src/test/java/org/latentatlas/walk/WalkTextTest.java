package org.latentatlas.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.latent.PathKind;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class WalkTextTest {
    private static final Walk WALK = new Walk(
            "0123456789abcdef",
            List.of(new float[] {0.1f, -2}, new float[] {1e-40f, 3.1415927f}),
            PathKind.SPLINE,
            Easing.SMOOTH,
            2.5,
            true,
            "Von der 4 zur 9 – ✍🏽");
    private static final int TITLE_LENGTH_AT = 14 + 2 * 2 * 4;

    @Test
    void readsBackExactlyWhatItWrote() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            Walk walk = anyWalk(random);
            String text = WalkText.write(walk);
            assertThat(text).matches("[A-Za-z0-9_-]+");
            Walk back = WalkText.read(text);
            assertThat(back).isEqualTo(walk).hasSameHashCodeAs(walk);
            for (int stop = 0; stop < walk.stops().size(); stop++) {
                assertThat(back.stops().get(stop)).containsExactly(walk.stops().get(stop));
            }
            assertThat(WalkText.write(back)).isEqualTo(text);
            assertThat(text).isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text)));
        }
    }

    /** Old links must stay readable: this text may never change its meaning. */
    @Test
    void keepsReadingVersionOne() {
        String text = "AQ4BI0VniavN78QJAgLNzMw9AAAAwMIWAQDbD0lAGwBWb24gZGVyIDQgenVyIDkg4oCTIOKcjfCfj71foA8z";
        assertThat(WalkText.write(WALK)).isEqualTo(text);
        assertThat(WalkText.read(text)).isEqualTo(WALK);
    }

    /** As above: walks with even speed or a note were first shared with these bytes. */
    @Test
    void keepsReadingVersionTwo() {
        Walk walk = new Walk(
                "0123456789abcdef",
                List.of(new float[] {0.1f, -2}, new float[] {1, 3.1415927f}),
                PathKind.SPHERICAL,
                Easing.LINEAR,
                2,
                false,
                "even",
                true,
                "Slowly.\nWatch the loop – it closes.");
        String text =
                "AhEBI0VniavN79AHAgLNzMw9AAAAwAAAgD_bD0lABABldmVuJQBTbG93bHkuCldhdGNoIHRoZSBsb29wIOKAkyBpdCBjbG9zZXMu-WPL5g";
        assertThat(WalkText.write(walk)).isEqualTo(text);
        assertThat(WalkText.read(text)).isEqualTo(walk);
    }

    @Test
    void aNoteKeepsTheRulesOfWords() {
        assertThatThrownBy(() -> noted("x".repeat(501)))
                .isInstanceOf(BadWalk.class)
                .hasMessage("note has 501 characters; it may have at most 500.");
        assertThatThrownBy(() -> noted("a\tb")).hasMessageContaining("note has the control character");
        assertThatThrownBy(() -> WalkText.read(WalkText.write(noted("cut")).substring(0, 34)))
                .hasMessageContaining("cut short");
        assertThat(bytes(WalkText.write(noted("")))[0]).isEqualTo((byte) 1);
        assertBad(forged(0, 2), "note", "note");
    }

    private static Walk noted(String note) {
        return new Walk(
                "0123456789abcdef",
                List.of(new float[] {0}, new float[] {1}),
                PathKind.STRAIGHT,
                Easing.LINEAR,
                2,
                false,
                "",
                false,
                note);
    }

    @Test
    void isCompact() {
        Walk walk = new Walk(
                "0123456789abcdef",
                List.of(new float[2], new float[2]),
                PathKind.STRAIGHT,
                Easing.LINEAR,
                1,
                false,
                "");
        assertThat(WalkText.write(walk)).hasSize(48);
    }

    @Test
    void namesWhereACutTextEnds() {
        String text = WalkText.write(WALK);
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThatThrownBy(() -> WalkText.read(cut))
                    .isInstanceOf(BadWalk.class)
                    .hasMessageContaining("cut short");
        }
        assertThatThrownBy(() -> WalkText.read(text.substring(0, 24)))
                .hasMessage("The walk's text ends within stops[0][1]: 4 bytes were expected at byte 18, 0 came."
                        + " It was cut short or edited.");
    }

    @Test
    void refusesEveryEditedCharacter() {
        String text = WalkText.write(WALK);
        for (int i = 0; i < text.length(); i++) {
            for (char c : new char[] {'A', 'b', '_', '!', '=', ' ', 'é', '\u0000'}) {
                if (c != text.charAt(i)) {
                    String edited = text.substring(0, i) + c + text.substring(i + 1);
                    assertThatThrownBy(() -> WalkText.read(edited)).isInstanceOf(BadWalk.class);
                }
            }
        }
        assertThatThrownBy(() -> WalkText.read(text + "AAAA")).hasMessageContaining("3 bytes more");
    }

    @Test
    void namesTheFieldThatBreaksARule() {
        assertBad(forged(0, 3), "version", "version 3; version 1 or 2 is expected");
        assertBad(forged(1, 3), "path", "number 3");
        assertBad(forged(1, 16), "path", "number 16");
        assertBad(forged(11, 0), "secondsPerLeg", "secondsPerLeg is 0.196; a leg takes 0.2 to 20 seconds");
        assertBad(forged(11, 0xff), "secondsPerLeg", "secondsPerLeg is 65.476");
        assertBad(forged(12, 0), "stops", "stops[0] has 0 coordinates; a stop has 1 to 255");
        assertBad(forged(13, 1), "stops", "stops has 1 entries; a walk has 2 to 64");
        assertBad(forged(13, 255), "stops", "stops has 255 entries");
        assertBad(forged(17, 0x44), "stops", "stops[0][0] is 1638.4");
        assertBad(
                forged(20, 0xc0, 0x7f), "stops", "stops[0][1] is NaN; a coordinate is a number between -1000 and 1000");
        assertBad(forged(20, 0x80, 0xff), "stops", "stops[0][1] is -Infinity");
        assertBad(
                forged(TITLE_LENGTH_AT + 1, 0x10), "title", "title has 4123 bytes; it may have at most 120 characters");
        assertBad(forged(TITLE_LENGTH_AT + 2, 7), "title", "control character or half character 7 at 0");
    }

    @Test
    void refusesASecondTextForTheSameWalk() {
        assertBad(forged(14, 0, 0, 0, 0x80), "walk", "exactly one"); // -0 instead of 0
    }

    @Test
    void refusesALongTextBeforeDecodingIt() {
        assertThatThrownBy(() -> WalkText.read("A".repeat(10_000_000)))
                .isInstanceOf(BadWalk.class)
                .hasMessage("The walk's text has 10000000 characters; the longest walk has fewer.");
    }

    @Test
    void survivesNoise() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            if (noise.length > 14) {
                noise[0] = 1;
                noise[1] &= 15;
                noise[12] = 1;
                noise[13] = (byte) (2 + random.nextInt(4));
            }
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
            assertThatThrownBy(() -> WalkText.read(text)).isInstanceOf(BadWalk.class);
        }
    }

    private static void assertBad(String text, String field, String sentence) {
        assertThatThrownBy(() -> WalkText.read(text))
                .isInstanceOfSatisfying(
                        BadWalk.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(sentence);
    }

    /** The text with some bytes changed and the check sum made good again. */
    private static String forged(int at, int... values) {
        byte[] bytes = bytes(WalkText.write(WALK));
        for (int i = 0; i < values.length; i++) {
            bytes[at + i] = (byte) values[i];
        }
        int hash = 0x811c9dc5;
        for (int i = 0; i < bytes.length - 4; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * 0x01000193;
        }
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 4, hash);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    static Walk anyWalk(Random random) {
        List<float[]> stops = new ArrayList<>();
        int size = 1 + random.nextInt(20);
        int count = 2 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            float[] stop = new float[size];
            for (int j = 0; j < size; j++) {
                stop[j] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 3));
                stop[j] = Math.max(-1000, Math.min(1000, stop[j]));
            }
            stops.add(stop);
        }
        char[] title = new char[random.nextInt(121)];
        Arrays.fill(title, (char) (0x100 + random.nextInt(2000)));
        return new Walk(
                Long.toHexString(random.nextLong() | Long.MIN_VALUE),
                stops,
                List.of(PathKind.STRAIGHT, PathKind.SPHERICAL, PathKind.SPLINE).get(random.nextInt(3)),
                random.nextBoolean() ? Easing.LINEAR : Easing.SMOOTH,
                0.2 + 19.8 * random.nextDouble(),
                random.nextBoolean(),
                new String(title),
                random.nextInt(3) == 0,
                random.nextBoolean() ? "" : "1. ✍🏽\n2. \"n\"".repeat(1 + random.nextInt(35)));
    }
}
