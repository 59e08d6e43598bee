package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every text is there in every language, with the same places for values, and something uses it. */
@Timeout(60)
class TextsTest {
    private static final Pattern PLACES = Pattern.compile("\\{\\d}|</?[a-z]+>");
    private static final List<Path> USERS =
            List.of(Path.of("src/main/jte"), Path.of("src/main/java"), Path.of("../web-client/src/main/java"));

    @Test
    void everyTextIsThereInEveryLanguage() {
        assertThat(Texts.in(Language.FR).keys()).isEqualTo(Texts.in(Language.EN).keys());
    }

    @Test
    void aTextHasTheSamePlacesForValuesInEveryLanguage() {
        for (String key : Texts.in(Language.EN).keys()) {
            assertThat(places(Language.FR, key)).as(key).isEqualTo(places(Language.EN, key));
        }
    }

    @Test
    void somethingUsesEveryText() {
        String code =
                USERS.stream().flatMap(TextsTest::files).map(TextsTest::read).collect(Collectors.joining("\n"));

        Set<String> unused = Texts.in(Language.EN).keys().stream()
                .filter(key -> !isUsed(key.startsWith("client.") ? key.substring("client.".length()) : key, code))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unused).isEmpty();
    }

    @Test
    void frenchHasANoBreakSpaceBeforeItsTallMarks() {
        for (String key : Texts.in(Language.FR).keys()) {
            assertThat(Texts.in(Language.FR).text(key)).as(key).doesNotContainPattern(" [:;?!»%]|« |'");
        }
    }

    @Test
    void valuesStandInTheirPlaces() {
        assertThat(Texts.in(Language.EN).text("shared.description", 5, "MNIST 2-D"))
                .isEqualTo("A latent walk of 5 stops through MNIST 2-D: watch one digit become another.");
    }

    /** Used by its whole key, or by the beginning of its key where a number is put behind it. */
    private static boolean isUsed(String key, String code) {
        String beginning = key.replaceFirst("\\d+$", "");
        return code.contains('"' + key + '"') || (!beginning.equals(key) && code.contains('"' + beginning + '"'));
    }

    private static Set<String> places(Language language, String key) {
        return PLACES.matcher(Texts.in(language).text(key))
                .results()
                .map(place -> place.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
