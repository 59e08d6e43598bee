package org.latentatlas.server.web;

import org.jspecify.annotations.Nullable;

/**
 * What the layout needs to draw the frame of a page.
 *
 * @param path of this page, such as {@code /admin}
 * @param signedIn whether the administrator looks at it
 * @param csrf token that every form sends back as {@code csrf}; empty where the page has no form of its own
 * @param modelName name of the model that the page shows or else the site serves, null when there is none yet
 */
public record Page(
        String title,
        String description,
        String path,
        boolean signedIn,
        String csrf,
        @Nullable String modelName,
        Assets assets) {

    /** The same frame on a page that shows one certain model, which need not be the one that the site serves. */
    Page showing(String shownModel) {
        return new Page(title, description, path, signedIn, csrf, shownModel, assets);
    }

    /** Value of {@code aria-current} for a link of the navigation; null leaves the attribute out. */
    public @Nullable String current(String link) {
        boolean here = link.equals("/") ? path.equals("/") : path.startsWith(link);
        return here ? "page" : null;
    }

    /** The same with a token for forms. */
    Page withCsrf(String token) {
        return new Page(title, description, path, signedIn, token, modelName, assets);
    }
}
