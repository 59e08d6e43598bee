package org.latentatlas.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latentatlas.latent.PathKind;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class WalkJsonTest {
    @Test
    void writesFixedOrderAndShortestNumbers() {
        Walk walk = new Walk(
                "0123456789abcdef",
                List.of(new float[] {0.1f, -2}, new float[] {-0f, 3.1415927f}),
                PathKind.SPHERICAL,
                Easing.LINEAR,
                2.05,
                false,
                "4 \"und\" 9");
        assertThat(WalkJson.write(walk))
                .isEqualTo("{\"model\":\"0123456789abcdef\",\"stops\":[[0.1,-2],[0,3.1415927]],\"path\":\"spherical\","
                        + "\"easing\":\"linear\",\"secondsPerLeg\":2.05,\"loop\":false,\"title\":\"4 \\\"und\\\" 9\"}");
    }

    @Test
    void writesEvenSpeedAndNoteOnlyWhereTheySaySomething() {
        String plain =
                "{\"model\":\"0123456789abcdef\",\"stops\":[[1],[2]],\"path\":\"straight\",\"easing\":\"linear\","
                        + "\"secondsPerLeg\":2,\"loop\":false,\"title\":\"\"";
        for (String more : List.of("", ",\"even\":true", ",\"note\":\"a\\u000ab\"", ",\"even\":true,\"note\":\"c\"")) {
            assertThat(WalkJson.write(WalkJson.read(plain + more + "}"))).isEqualTo(plain + more + "}");
        }
        assertThat(WalkJson.write(WalkJson.read(plain + ",\"even\":false,\"note\":\"\"}")))
                .isEqualTo(plain + "}");
        assertBad(plain + ",\"even\":1}", "even", "$.even is 1");
        assertBad(plain + ",\"note\":\"" + "x".repeat(501) + "\"}", "note", "501 characters");
    }

    @Test
    void readsBackExactlyWhatItWrote() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            Walk walk = WalkTextTest.anyWalk(random);
            String json = WalkJson.write(walk);
            assertThat(WalkJson.read(json)).isEqualTo(walk);
            assertThat(WalkJson.write(WalkJson.read(json))).isEqualTo(json);
        }
    }

    @Test
    void readsAnyOrderAndFillsInDefaults() {
        Walk walk = WalkJson.read("{ \"stops\" : [[1],[2e0]] , \"model\":\"0123456789abcdef\"}");
        assertThat(WalkJson.write(walk))
                .isEqualTo("{\"model\":\"0123456789abcdef\",\"stops\":[[1],[2]],\"path\":\"straight\","
                        + "\"easing\":\"linear\",\"secondsPerLeg\":2,\"loop\":false,\"title\":\"\"}");
    }

    @Test
    void namesTheFieldThatBreaksARule() {
        String model = "\"model\":\"0123456789abcdef\"";
        String stops = "\"stops\":[[1,2],[3,4]]";
        assertBad("nonsense", "walk", "The walk's JSON is damaged: ");
        assertBad("{" + model + "}", "stops", "$.stops is missing");
        assertBad("{" + stops + "}", "model", "$.model is missing");
        assertBad("{" + model + "," + stops + ",\"speed\":3}", "walk", "$.speed is not known");
        assertBad("{\"model\":\"0123\"," + stops + "}", "model", "model is \"0123\"; a model's id has 16 hex");
        assertBad("{" + model + ",\"stops\":[[1,2]]}", "stops", "stops has 1 entries; a walk has 2 to 64");
        assertBad("{" + model + ",\"stops\":[[1,2],[3]]}", "stops", "stops[1] has 1 coordinates; stops[0] has 2");
        assertBad("{" + model + ",\"stops\":[[1,2],[3,4000]]}", "stops", "stops[1][1] is 4000.0; a coordinate is");
        assertBad("{" + model + ",\"stops\":[[1,2],[3,\"x\"]]}", "stops", "$.stops[1][1] is \"x\"; expected a number");
        assertBad("{" + model + ",\"stops\":[[],[]]}", "stops", "stops[0] has 0 coordinates");
        assertBad("{" + model + ",\"stops\":[" + "[1],".repeat(9999) + "[1]]}", "stops", "stops has 10000 entries");
        assertBad("{" + model + "," + stops + ",\"path\":\"round\"}", "path", "path is \"round\"; expected straight");
        assertBad("{" + model + "," + stops + ",\"easing\":1}", "easing", "$.easing is 1; expected a text");
        assertBad("{" + model + "," + stops + ",\"easing\":\"x\"}", "easing", "expected linear or smooth");
        assertBad("{" + model + "," + stops + ",\"secondsPerLeg\":0.1}", "secondsPerLeg", "0.2 to 20 seconds");
        assertBad("{" + model + "," + stops + ",\"title\":\"" + "x".repeat(121) + "\"}", "title", "121 characters");
        assertBad("{" + model + "," + stops + ",\"title\":\"\\ud800\"}", "title", "half character 55296 at 0");
    }

    private static void assertBad(String json, String field, String sentence) {
        assertThatThrownBy(() -> WalkJson.read(json))
                .isInstanceOfSatisfying(
                        BadWalk.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(sentence);
    }

    @Test
    void writesEveryFloatSoThatItReadsBack() {
        for (long bits = 0; bits < 0x7f800000L; bits += 10_007) {
            float number = Float.intBitsToFloat((int) bits);
            String text = FloatText.write(number);
            assertThat(Float.parseFloat(text) == number && (float) Double.parseDouble(text) == number)
                    .as("%s is written as %s", number, text)
                    .isTrue();
            assertThat(text.length()).isLessThanOrEqualTo(Float.toString(number).length() + 12);
        }
    }

    @Test
    void writesTheShortestText() {
        assertThat(List.of(
                        FloatText.write(1e-3f),
                        FloatText.write(16777216f),
                        FloatText.write(Float.MIN_VALUE),
                        FloatText.write(Float.MAX_VALUE),
                        FloatText.write(-0.3f),
                        FloatText.write(1000),
                        FloatText.write(9.999999f),
                        FloatText.write(2e-11f)))
                .containsExactly(
                        "0.001", "16777216", "1e-45", "34028235e31", "-0.3", "1000", "9.999999", "0.00000000002");
    }
}
