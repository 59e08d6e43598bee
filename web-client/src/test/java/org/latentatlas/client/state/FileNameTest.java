package org.latentatlas.client.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentatlas.latent.PathKind;
import org.latentatlas.walk.Easing;
import org.latentatlas.walk.Walk;

@Timeout(10)
class FileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "From 4 to 9|walk-from-4-to-9-strip.png",
                "''|walk-model-012345-strip.png",
                "../../etc/passwd!|walk-etc-passwd-strip.png",
                "Vers l’été !|walk-vers-l-t-strip.png",
                "漢字|walk-model-012345-strip.png",
            })
    void aNameSaysWhatIsInTheFile(String title, String name) {
        Walk walk = new Walk(
                "0123456789abcdef",
                List.of(new float[] {0}, new float[] {1}),
                PathKind.STRAIGHT,
                Easing.LINEAR,
                1,
                false,
                title);
        assertThat(FileName.of(walk, "strip", "png")).isEqualTo(name);
    }
}
