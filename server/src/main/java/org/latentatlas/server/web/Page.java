package org.latentatlas.server.web;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the layout needs to draw the frame of a page, and the texts of the page's language. */
public final class Page {
    private final Texts texts;
    private final Address address;
    private final Assets assets;
    private final String title;
    private final String description;
    private final boolean signedIn;
    private final String csrf;
    private final @Nullable String modelName;

    /**
     * Where a page stands.
     *
     * @param site address of the site, without a slash at its end
     * @param path of this page, such as {@code /admin}
     * @param query its parameters but the language; empty or such as {@code model=mnist-2d}
     */
    record Address(String site, String path, String query) {}

    Page(
            Texts texts,
            Address address,
            Assets assets,
            String title,
            String description,
            boolean signedIn,
            String csrf,
            @Nullable String modelName) {
        this.texts = texts;
        this.address = address;
        this.assets = assets;
        this.title = title;
        this.description = description;
        this.signedIn = signedIn;
        this.csrf = csrf;
        this.modelName = modelName;
    }

    /** The same frame on a page that shows one certain model, which need not be the one that the site serves. */
    Page showing(String shownModel) {
        return new Page(texts, address, assets, title, description, signedIn, csrf, shownModel);
    }

    /** The same with a token for forms. */
    Page withCsrf(String token) {
        return new Page(texts, address, assets, title, description, signedIn, token, modelName);
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /** Whether the administrator looks at it. */
    public boolean signedIn() {
        return signedIn;
    }

    /** Token that every form sends back as {@code csrf}; empty where the page has no form of its own. */
    public String csrf() {
        return csrf;
    }

    /** Name of the model that the page shows or else the site serves, null when there is none yet. */
    public @Nullable String modelName() {
        return modelName;
    }

    public Assets assets() {
        return assets;
    }

    /** The text of a key in the page's language, with values in place of {@code {0}} and so on. */
    public String text(String key, Object... values) {
        return texts.text(key, values);
    }

    /** A text that holds markup of its own, such as {@code <kbd>}; it takes no values. */
    public Content markup(String key) {
        return output -> output.writeContent(texts.text(key));
    }

    /** The texts of the page's own code, as JSON. */
    public String clientTexts() {
        return texts.client();
    }

    public Language language() {
        return texts.language();
    }

    /** The languages that this page can be had in; none to choose from on the administrator's pages. */
    public List<Language> languages() {
        return address.path().startsWith("/admin") ? List.of() : List.of(Language.values());
    }

    /** Those of {@link #languages} that it is not in now. */
    public List<Language> otherLanguages() {
        return languages().stream().filter(other -> other != language()).toList();
    }

    /** Path and parameters of this page in a language. */
    public String in(Language language) {
        String before = address.query().isEmpty() ? "?" : "?" + address.query() + "&";
        return address.path() + before + Language.PARAMETER + "=" + language.tag();
    }

    /** The same as a whole address. */
    public String urlIn(Language language) {
        return address.site() + in(language);
    }

    /** Value of {@code aria-current} for a link between the administrator's pages. */
    public @Nullable String currentRoom(String link) {
        return link.equals(address.path()) ? "page" : null;
    }

    /** Value of {@code aria-current} for a link of the navigation; null leaves the attribute out. */
    public @Nullable String current(String link) {
        boolean here =
                link.equals("/") ? address.path().equals("/") : address.path().startsWith(link);
        return here ? "page" : null;
    }
}
