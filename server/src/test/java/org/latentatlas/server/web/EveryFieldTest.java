package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every field of the forms that people fill in, as the pages have them: what it cannot be is refused by its name and changes nothing. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFieldTest {
    private static final Pattern FORM =
            Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input[^>]* name=\"(\\w+)\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
    private static final Pattern SELECT =
            Pattern.compile("<select[^>]* name=\"(\\w+)\".*?<option value=\"([^\"]*)\" selected", Pattern.DOTALL);

    /** What no field may be, as a form sends it. */
    private static final Map<String, String> BAD = Map.of(
            "empty", "", "blank", "%20%20", "huge", "9".repeat(70_000), "no UTF-8", "a%FF%C3%28", "zero byte", "1%00");
    /** What a setting may not be besides. */
    private static final Map<String, String> NO_SETTING = Map.of(
            "word",
            "abc",
            "negative",
            "-1",
            "fraction",
            "1.5",
            "no number",
            "NaN",
            "infinite",
            "1e999",
            "markup",
            "%3Cb%3E");

    private static final Set<String> FITTING =
            Set.of("encoderHidden empty", "encoderHidden blank", "seed negative", "beta fraction", "clipping fraction");

    private final List<String> faults = new ArrayList<>();
    private Path data;
    private TestSite site;

    @BeforeAll
    void start(@TempDir Path folder) {
        data = folder;
        site = TestSite.start(data);
        site.setUp();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    /** The fields of a form as it stands, with their values. */
    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Matcher input = INPUT.matcher(form); input.find(); ) {
            Matcher value = VALUE.matcher(input.group());
            fields.put(input.group(1), value.find() ? value.group(1) : "");
        }
        for (Matcher select = SELECT.matcher(form); select.find(); ) {
            fields.put(select.group(1), select.group(2));
        }
        return fields;
    }

    @Test
    void whatAFieldCannotBeIsRefusedByItsNameAndChangesNothing() throws Exception {
        Map<String, String> before = SiteState.of(data);
        Set<String> tried = new TreeSet<>();
        for (Matcher form = FORM.matcher(site.get("/admin").body()); form.find(); ) {
            Map<String, String> fields = fields(form.group(2));
            String action = form.group(1);
            for (String field : fields.keySet()) {
                if (!field.equals("csrf")) {
                    tried.add(field);
                    BAD.forEach((kind, value) -> expectRefusal(action, fields, field, kind, value));
                    if (action.equals("/admin/runs")) {
                        NO_SETTING.forEach((kind, value) -> expectRefusal(action, fields, field, kind, value));
                    }
                    String twice = encoded(fields.getOrDefault(field, "")) + "&" + field + "=again";
                    expectRefusal(action, fields, field, "twice", twice);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(SiteState.of(data)).isEqualTo(before);
        assertThat(tried)
                .contains("name", "epochs", "hidden", "dataset", "precision")
                .hasSizeGreaterThan(20);
    }

    private void expectRefusal(String action, Map<String, String> fields, String field, String kind, String value) {
        if (FITTING.contains(field + " " + kind)) {
            return;
        }
        var body = new StringBuilder(field + "=" + value);
        fields.forEach((name, there) -> {
            if (!name.equals(field)) {
                body.append('&').append(name).append('=').append(encoded(there));
            }
        });
        HttpResponse<String> answer = site.send(site.request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
        boolean named = Pattern.compile("\\b" + field + " (is|has|came) ")
                .matcher(answer.body())
                .find();
        if (answer.statusCode() / 100 != 4 || !named) {
            faults.add(action + " " + field + " " + kind + " -> " + answer.statusCode());
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
