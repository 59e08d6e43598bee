package org.latentatlas.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class JsonTest {
    @Test
    void readsEveryKindOfValue() {
        Json json = Json.parse(" {\"text\":\"a\\n\\u00e9\\\\\\\"/\\/\\b\\f\\r\\t\",\"numbers\":[0,-1.5e+2,2E-3,10], "
                + "\"yes\":true,\"no\":false,\"nothing\":null,\"object\":{},\"list\":[ ]}\n");
        assertThat(json.get("text").text()).isEqualTo("a\né\\\"//\b\f\r\t");
        assertThat(json.get("numbers").items().stream().map(Json::number)).containsExactly(0.0, -150.0, 0.002, 10.0);
        assertThat(json.get("numbers").items().get(3).integer()).isEqualTo(10);
        assertThat(json.get("yes").truth()).isTrue();
        assertThat(json.get("no").truth()).isFalse();
        assertThat(json.has("nothing")).isTrue();
        assertThat(json.get("object").keys()).isEmpty();
        assertThat(json.get("list").items()).isEmpty();
        assertThat(json.keys()).containsExactly("text", "numbers", "yes", "no", "nothing", "object", "list");
    }

    @Test
    void namesThePlaceOfWhatIsMissingOrOfAnotherKind() {
        Json json = Json.parse("{\"layers\":[{\"inputs\":\"two\"},{\"inputs\":2.5}],\"big\":1e18}");
        assertBad(() -> json.get("name"), "$.name is missing");
        assertBad(
                () -> json.get("layers").items().get(0).get("inputs").number(),
                "$.layers[0].inputs is \"two\"; expected a number");
        assertBad(
                () -> json.get("layers").items().get(1).get("inputs").integer(),
                "$.layers[1].inputs is 2.5; expected a whole number");
        assertBad(() -> json.get("layers").keys(), "$.layers is a list; expected an object");
        assertBad(() -> json.get("big").wholeNumber(), "$.big is 1e18; expected a whole number");
        assertBad(() -> Json.parse("1e999").number(), "$ is a number out of range");
        assertBad(() -> Json.parse("2147483648").integer(), "$ is 2147483648; expected a whole number");
        assertBad(() -> Json.parse("9007199254740993").wholeNumber(), "expected a whole number");
        assertBad(() -> Json.parse("1234567890123456789").wholeNumber(), "expected a whole number");
        assertThat(Json.parse("-2147483648").integer()).isEqualTo(Integer.MIN_VALUE);
        assertThat(Json.parse("-9007199254740992").wholeNumber()).isEqualTo(-9007199254740992L);
        assertBad(() -> json.allow(Set.of("layers")), "$.big is not known here; known are layers");
    }

    @Test
    void refusesWhatIsNoJson() {
        for (String text : new String[] {
            "",
            " ",
            "{",
            "[1,",
            "[1,]",
            "{\"a\":1,}",
            "{a:1}",
            "{\"a\" 1}",
            "nul",
            "truth",
            "01",
            "1.",
            ".5",
            "-",
            "+1",
            "1e",
            "NaN",
            "Infinity",
            "\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\u0001\"",
            "'a'",
            "1 2",
            "[1}",
            "\u00a01",
            "[1 2]"
        }) {
            assertThatThrownBy(() -> Json.parse(text))
                    .as(text)
                    .isInstanceOf(BadJson.class)
                    .hasMessageContaining("JSON");
        }
        assertBad(() -> Json.parse("{\"a\":1,\"a\":2}"), "the key \"a\" twice, at offset 7");
        assertBad(() -> Json.parse("[".repeat(1_000_000)), "nested deeper than 32 levels at offset 33");
    }

    @Test
    void quotesSoThatEveryTextReadsBack() {
        Random random = new Random(8);
        for (int i = 0; i < 2000; i++) {
            char[] text = new char[random.nextInt(20)];
            for (int j = 0; j < text.length; j++) {
                text[j] = (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000);
            }
            String quoted = Json.quote(new String(text));
            assertThat(Json.parse(quoted).text()).isEqualTo(new String(text));
            assertThat(quoted).doesNotContain("<").doesNotContain("\u2028");
        }
    }

    @Test
    void readsDecimalsToTheNearestDouble() {
        Random random = new Random(9);
        for (int i = 0; i < 2000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(Json.parse(Double.toString(number)).number()).isEqualTo(number);
            }
        }
    }

    private static void assertBad(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(BadJson.class).hasMessageContaining(sentence);
    }
}
