package org.latentatlas.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.latentatlas.server.TestDataSets;
import org.latentatlas.server.db.DatabaseAddress;

/** A site in this process on a free port, and a visitor with a browser's cookies who does not follow redirects. */
final class TestSite implements AutoCloseable {
    static final String PASSWORD = "a good long password";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");

    private final Site site;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private TestSite(Site site) {
        this.site = site;
    }

    static TestSite start(Path data) {
        return start(data, embedded(data));
    }

    /** The same on another database. */
    static TestSite start(Path data, DatabaseAddress database) {
        return new TestSite(Site.start(settings(0, data, database)));
    }

    static Settings settings(int port, Path data, DatabaseAddress database) {
        return settings(port, data, database, TestDataSets.folder());
    }

    private static Settings settings(int port, Path data, DatabaseAddress database, Path dataSets) {
        return new Settings(port, "127.0.0.1", data, database, dataSets, null, 0, 1, Duration.ofMillis(500));
    }

    /** The same with another folder of data sets. */
    static TestSite start(Path data, Path dataSets) {
        return new TestSite(Site.start(settings(0, data, embedded(data), dataSets)));
    }

    /** The same behind so many proxies. */
    static TestSite startBehind(int proxies, Path data) {
        return new TestSite(Site.start(new Settings(
                0,
                "127.0.0.1",
                data,
                embedded(data),
                TestDataSets.folder(),
                null,
                proxies,
                0,
                Duration.ofMillis(500))));
    }

    /** The database of a data folder. */
    static DatabaseAddress embedded(Path data) {
        return DatabaseAddress.file(data.resolve("latent-atlas.db"));
    }

    /** The next request comes from a new visitor. */
    void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    int port() {
        return site.port();
    }

    String setupAddress() {
        return site.setupAddress().orElseThrow();
    }

    HttpRequest.Builder request(String path) {
        URI uri = URI.create(path.startsWith("http") ? path : "http://127.0.0.1:" + site.port() + path);
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new AssertionError("the site did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> postJson(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** Sends a form as it stands. */
    HttpResponse<String> postForm(String path, Map<String, String> fields) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields))));
    }

    /** Sends a form with files as it stands. */
    HttpResponse<String> postFiles(String path, Multipart form) {
        return send(request(path).header("Content-Type", Multipart.TYPE).POST(form.publisher()));
    }

    /** Fields as a form sends them. */
    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The token that forms of that page send back. */
    String formToken(String page) {
        Matcher matcher = FORM_TOKEN.matcher(get(page).body());
        if (!matcher.find()) {
            throw new AssertionError(page + " has no form");
        }
        return matcher.group(1);
    }

    /** Sets the administrator's password, which signs in. */
    void setUp() {
        String address = setupAddress();
        String token = address.substring(address.indexOf("token=") + 6);
        HttpResponse<String> answer =
                postForm("/setup", Map.of("csrf", formToken(address), "token", token, "password", PASSWORD));
        if (answer.statusCode() != 303) {
            throw new AssertionError("set-up answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** A new API token, made on the admin page by the administrator, who has signed in. */
    String apiToken() {
        String page = postForm("/admin/tokens", Map.of("csrf", formToken("/admin"), "name", "test"))
                .body();
        Matcher matcher = Pattern.compile("<code>(atlas_[^<]*)</code>").matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no token on the page: " + page);
        }
        return matcher.group(1);
    }

    HttpResponse<String> getAs(String token, String path) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> postAs(String token, String path, String json) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> postFilesAs(String token, String path, Multipart files) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", Multipart.TYPE)
                .POST(files.publisher()));
    }

    HttpResponse<String> deleteAs(String token, String path) {
        return send(request(path).header("Authorization", "Bearer " + token).DELETE());
    }

    /** Waits for a run to come so far; the test's own time limit ends it. */
    JsonNode awaitRun(String token, String id, Predicate<JsonNode> reached) {
        JsonNode run = json(getAs(token, "/api/v1/runs/" + id));
        while (!reached.test(run)) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new AssertionError("waited too long for a run that is " + run, e);
            }
            run = json(getAs(token, "/api/v1/runs/" + id));
        }
        return run;
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + answer.body(), e);
        }
    }

    /** The id of the model that the site serves. */
    String publishedModel() {
        return json(get("/api/v1/models")).get(0).get("id").asText();
    }

    /** Every route as {@code METHOD /path}. */
    List<String> routes() {
        return site.routes();
    }

    @Override
    public void close() {
        site.close();
    }
}
