package org.latentatlas.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AccountsTest {
    @TempDir
    private Path data;

    private TestSite site;

    @BeforeEach
    void start() {
        site = TestSite.start(data);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void thePasswordIsSetOnceAtTheAddressThatTheServerPrinted() {
        String address = site.setupAddress();
        String token = address.substring(address.indexOf("token=") + 6);
        String csrf = site.formToken(address);

        HttpResponse<String> tooShort =
                site.postForm("/setup", Map.of("csrf", csrf, "token", token, "password", "123456789"));
        assertThat(tooShort.statusCode()).isEqualTo(422);
        assertThat(tooShort.body()).contains("The password has 9 characters");
        assertThat(site.get("/setup?token=guessed").statusCode()).isEqualTo(403);
        assertThat(site.postForm("/setup", Map.of("csrf", csrf, "token", "guessed", "password", TestSite.PASSWORD))
                        .statusCode())
                .isEqualTo(403);

        HttpResponse<String> set =
                site.postForm("/setup", Map.of("csrf", csrf, "token", token, "password", TestSite.PASSWORD));
        assertThat(set.statusCode()).isEqualTo(303);
        assertThat(set.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("atlas-session=", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        assertThat(site.get("/admin").statusCode()).isEqualTo(200);
        assertThat(site.get(address).statusCode()).isEqualTo(403);
    }

    @Test
    void theAdminPagesAskStrangersToSignIn() {
        for (String path : new String[] {"/admin", "/admin/runs", "/admin/runs/1", "/admin/runs/1/events"}) {
            HttpResponse<String> answer = site.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).isEqualTo("/sign-in?to=" + path);
        }
        assertThat(site.postForm("/admin/runs", Map.of("epochs", "1")).statusCode())
                .isEqualTo(303);
        assertThat(site.get("/sign-in?to=https://elsewhere.example").body()).contains("name=\"to\" value=\"/admin\"");
    }

    @Test
    void signingOutEndsTheSessionEvenForACopiedCookie() {
        site.setUp();
        String csrf = site.formToken("/admin");
        HttpResponse<String> signedIn = site.postForm("/sign-in", Map.of("csrf", csrf, "password", TestSite.PASSWORD));
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        String session = cookie.substring(0, cookie.indexOf(';'));

        HttpResponse<String> out = site.postForm("/admin/sign-out", Map.of("csrf", site.formToken("/admin")));

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(site.get("/admin").statusCode()).isEqualTo(303);
        assertThat(site.send(site.request("/admin").header("Cookie", session)).statusCode())
                .isEqualTo(303);
        assertThat(site.send(site.request("/admin").header("Cookie", session + "x"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aFormWithoutTheSessionsTokenChangesNothing() {
        site.setUp();

        for (String token : new String[] {"", "guessed"}) {
            HttpResponse<String> answer = site.postForm("/admin/runs", Map.of("csrf", token, "dataset", "drawn"));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("reload the page");
        }
        String csrf = site.formToken("/admin");
        HttpResponse<String> crossSite = site.send(site.request("/admin/runs")
                .header("Origin", "https://elsewhere.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("dataset=drawn&csrf=" + csrf)));
        assertThat(crossSite.statusCode()).isEqualTo(403);
        assertThat(site.get("/admin").body()).contains("No run yet");
    }

    @Test
    void wrongPasswordsAreRefusedAndSoonNotEvenTried() {
        site.setUp();
        site.postForm("/admin/sign-out", Map.of("csrf", site.formToken("/admin")));
        String csrf = site.formToken("/sign-in");

        HttpResponse<String> wrong = site.postForm("/sign-in", Map.of("csrf", csrf, "password", "not it at all"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("This is not the password.").doesNotContain("not it at all");

        HttpResponse<String> last = wrong;
        for (int i = 0; i < 12 && last.statusCode() != 429; i++) {
            last = site.postForm("/sign-in", Map.of("csrf", csrf, "password", "x".repeat(300)));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    }

    @Test
    void aRequestUnderWayIsAnsweredWhileTheServerStops() throws InterruptedException {
        site.setUp();
        String csrf = site.formToken("/sign-in");
        CompletableFuture<HttpResponse<String>> slow = CompletableFuture.supplyAsync(
                () -> site.postForm("/sign-in", Map.of("csrf", csrf, "password", TestSite.PASSWORD)));
        Thread.sleep(60); // hashing the password takes longer

        site.close();

        assertThat(slow.join().statusCode()).isEqualTo(303);
    }

    @Test
    void anApiTokenWorksUntilItIsRevoked() {
        assertThat(site.get("/api/v1/runs").statusCode()).isEqualTo(401);
        assertThat(site.get("/api/v1/runs").headers().firstValue("WWW-Authenticate"))
                .contains("Bearer");
        assertThat(site.getAs("atlas_guessed", "/api/v1/runs").statusCode()).isEqualTo(401);
        assertThat(site.getAs("atlas_guessed", "/api/v1/models").statusCode()).isEqualTo(401);
        site.setUp();
        assertThat(site.get("/api/v1/runs").statusCode())
                .as("a cookie is no token")
                .isEqualTo(401);
        String token = site.apiToken();

        assertThat(site.getAs(token, "/api/v1/runs").statusCode()).isEqualTo(200);
        assertThat(site.get("/admin").body()).doesNotContain(token);

        String csrf = site.formToken("/admin");
        assertThat(site.postForm("/admin/tokens/1/revoke", Map.of("csrf", csrf)).statusCode())
                .isEqualTo(303);
        assertThat(site.getAs(token, "/api/v1/runs").statusCode()).isEqualTo(401);
        assertThat(site.postForm("/admin/tokens/1/revoke", Map.of("csrf", csrf)).statusCode())
                .isEqualTo(404);
    }
}
