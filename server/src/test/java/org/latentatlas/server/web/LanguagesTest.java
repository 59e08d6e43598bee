package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which language a page comes. */
@Timeout(60)
class LanguagesTest {
    @TempDir
    private static Path folder;

    private static TestSite site;

    @BeforeAll
    static void start() {
        site = TestSite.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void comeAnew() {
        site.forgetCookies();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fr                        | fr
                    fr-CA, en;q=0.5           | fr
                    de, fr;q=0.4, en;q=0.3    | fr
                    en-GB, fr;q=0.9           | en
                    fr;q=0, en                | en
                    de                        | en
                    *                         | en
                    ;;q=what,,                | en
                    """)
    void theBrowsersLanguagesChooseThePage(String header, String language) {
        HttpResponse<String> page = site.send(site.request("/").header("Accept-Language", header));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"" + language + "\">");
        assertThat(page.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept-Language"));
    }

    @Test
    void theSwitchOfThePageIsKeptForTheNextOnes() {
        HttpResponse<String> english = site.get("/w/unknown?from=a%26b");
        assertThat(english.body())
                .contains("<html lang=\"en\">", "There is no walk at /w/unknown.")
                .contains("href=\"/w/unknown?from=a%26b&amp;lang=fr\"")
                .contains("<link rel=\"alternate\" hreflang=\"fr\"");

        HttpResponse<String> french = site.get("/w/unknown?from=a%26b&lang=fr");
        assertThat(french.body()).contains("<html lang=\"fr\">", "Hors de cette carte", "lang=en");
        assertThat(french.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("lang=fr") && cookie.contains("SameSite=Lax"));

        assertThat(site.get("/sign-in").body()).contains("<html lang=\"fr\">", "Mot de passe");
        assertThat(site.get("/?lang=en").body()).contains("<html lang=\"en\">");
        assertThat(site.get("/?lang=klingon").body()).contains("<html lang=\"en\">");
    }

    @Test
    void theApiSpeaksEnglish() {
        HttpResponse<String> answer =
                site.send(site.request("/api/v1/models/unknown").header("Accept-Language", "fr"));

        assertThat(answer.body()).contains("There is no model");
    }

    @Test
    void theProblemsOfFormsComeInTheVisitorsLanguage() {
        HttpResponse<String> refused =
                site.send(site.request("/setup?token=wrong").header("Accept-Language", "fr"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Non autorisé", "Cette adresse de mise en route n’est pas valable.");
    }
}
