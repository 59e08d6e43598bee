package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OpenApiTest {
    @Test
    void theDescriptionNamesEveryRouteOfTheApiAndNoOther(@TempDir Path data) {
        try (TestSite site = TestSite.start(data)) {
            JsonNode description = TestSite.json(site.get("/openapi.json"));

            Set<String> described = new TreeSet<>();
            description
                    .get("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .fieldNames()
                            .forEachRemaining(method -> described.add(method + " " + path.getKey())));

            assertThat(described).isEqualTo(apiRoutes(site));
            assertThat(description.get("openapi").asText()).startsWith("3.1");
        }
    }

    private static Set<String> apiRoutes(TestSite site) {
        return site.routes().stream()
                .map(route -> route.toLowerCase(Locale.ROOT))
                .filter(route -> route.contains(" /api/") && !route.startsWith("head "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyReferenceInTheDescriptionLeadsSomewhere(@TempDir Path data) {
        try (TestSite site = TestSite.start(data)) {
            JsonNode description = TestSite.json(site.get("/openapi.json"));

            for (JsonNode reference : description.findValues("$ref")) {
                String pointer = reference.asText().substring(1);
                assertThat(description.at(pointer).isMissingNode()).as(pointer).isFalse();
            }
        }
    }
}
