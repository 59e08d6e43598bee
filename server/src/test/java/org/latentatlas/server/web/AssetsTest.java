package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AssetsTest {
    @Test
    void theStyleSheetOfAFolderIsItsPartsInTheOrderOfTheirNames() {
        var parts = new TreeMap<>(
                Map.of("atlas/10-b.css", bytes("b"), "atlas/00-a.css", bytes("a"), "admin/50-c.css", bytes("c")));
        var contents = new TreeMap<String, byte[]>();

        Assets.join(parts, contents);

        assertThat(contents).containsOnlyKeys("admin.css", "atlas.css");
        assertThat(contents.get("atlas.css")).isEqualTo(bytes("ab"));
        assertThat(contents.get("admin.css")).isEqualTo(bytes("c"));
    }

    @Test
    void thePartsHaveNoAddressOfTheirOwn() {
        Assets assets = Assets.load();

        assertThat(assets.url("atlas.css")).endsWith("/atlas.css");
        assertThat(assets.url("admin.css")).endsWith("/admin.css");
        assertThatIllegalArgumentException().isThrownBy(() -> assets.url("atlas/00-tokens.css"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
