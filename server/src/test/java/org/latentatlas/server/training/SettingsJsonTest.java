package org.latentatlas.server.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class SettingsJsonTest {
    @Test
    void hasOneTextForEqualSettings() {
        TrainingSettings settings = TrainingSettings.defaults()
                .with(Map.of("beta", 100.0, "learningRate", 1e-3, "averaging", 0.1 + 0.2, "seed", Long.MIN_VALUE));
        String text = SettingsJson.write(settings);

        assertThat(text)
                .isEqualTo("{\"dataset\":\"mnist\",\"latentSize\":2,\"network\":\"dense\",\"hidden\":[64,128,128],"
                        + "\"encoderHidden\":[],\"activation\":\"silu\",\"objective\":\"vae\",\"samples\":1,"
                        + "\"samplesWarmUp\":0,\"likelihood\":\"binarised\",\"beta\":100,\"betaWarmUp\":0,\"epochs\":30,\"batch\":200,"
                        + "\"learningRate\":0.001,\"schedule\":\"cosine\",\"clipping\":0,\"averaging\":0.30000000000000004,"
                        + "\"precision\":\"float32\",\"seed\":-9223372036854775808,\"device\":\"auto\",\"threads\":0,"
                        + "\"limit\":0}");
        assertThat(SettingsJson.read(text)).isEqualTo(settings);
        assertThat(SettingsJson.write(
                        SettingsJson.read(text.replace("0.001", "1.000E-3").replace(",", " ,\n"))))
                .isEqualTo(text);
    }

    @Test
    void givesWhatOlderSettingsLackTheValueItHadThen() {
        String older = "{\"dataset\":\"drawn\",\"latentSize\":3,\"network\":\"convolutional\",\"hidden\":[24,8,4],"
                + "\"likelihood\":\"grey\",\"beta\":2.0,\"epochs\":3,\"batch\":64,\"learningRate\":0.002,"
                + "\"schedule\":\"constant\",\"seed\":7,\"device\":\"cpu\",\"threads\":2,\"limit\":0}";

        assertThat(SettingsJson.read(older))
                .isEqualTo(SmallRuns.convolutional(3).with(Map.of("likelihood", "grey", "beta", 2)));
    }

    @Test
    void givesWhatIsMissingTheDefaultOfItsNetworkAndObjective() {
        TrainingSettings read = SettingsJson.read("{\"network\":\"convolutional\",\"objective\":\"iwae\"}");

        assertThat(read.hidden()).isEqualTo(List.of(64, 32, 16));
        assertThat(read.samples()).isEqualTo(5);
        assertThat(read.validate()).isEmpty();
        assertThat(SettingsJson.read("{\"objective\":\"wae-mmd\"}").validate()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"epoch\":1}|epoch is not a setting.",
                "{\"epochs\":\"3\"}|epochs is \"3\"; expected a whole number.",
                "{\"epochs\":2.5}|epochs is 2.5; expected a whole number.",
                "{\"beta\":true}|beta is true; expected a number.",
                "{\"beta\":1e999}|beta is \"Infinity\"; expected a number.",
                "{\"hidden\":[1.5]}|hidden is [1.5]; expected a list of whole numbers, such as 64, 128.",
                "{\"device\":null}|device is null; expected a text.",
                "[]|The settings are no JSON object: it is something else.",
                "{\"seed\":1,\"seed\":2}|The settings are no JSON object: Duplicate field 'seed'",
                "{\"seed\":1|The settings are no JSON object: Unexpected end-of-input",
                "``|The settings are no JSON object: it is something else."
            })
    void namesWhatCannotBeRead(String text, String message) {
        assertThatThrownBy(() -> SettingsJson.read(text))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void isReadFromFormsAndOptionsToo() {
        TrainingSettings settings = TrainingSettings.defaults("convolutional", "iwae")
                .with(Map.of("encoderHidden", List.of(32, 64, 256), "beta", 0.5, "averaging", 0.999));

        assertThat(SettingsText.usable(SettingsText.write(settings))).isEqualTo(settings);
        assertThat(SettingOptions.line(settings))
                .isEqualTo(" --network convolutional --encoder-hidden 32,64,256 --objective iwae --beta 0.5"
                        + " --averaging 0.999");
        assertThat(SettingsText.problems(
                        Map.of("beta", "0,5", "hidden", "64;128", "epochs", "", "colour", "red"), List.of()))
                .extracting(SettingProblem::message)
                .containsExactlyInAnyOrder(
                        "beta is \"0,5\"; expected a number.",
                        "hidden is [\"64;128\"]; expected a list of whole numbers, such as 64, 128.",
                        "epochs is \"\"; expected a whole number.",
                        "colour is not a setting.");
    }
}
