package io.copytaster.app.stage;

import io.copytaster.app.access.BearerToken;
import io.copytaster.app.broker.StartException;
import io.copytaster.app.web.PageParts;
import io.copytaster.app.web.SearchPage;
import io.copytaster.sink.search.SearchIndex;

/** Starts the search page. */
public final class SearchStage {
    private SearchStage() {}

    /**
     * The page of an index, which stays the caller's to close, after the page.
     *
     * @param parts what the page has besides; closed with it
     *
     * @throws StartException if it cannot listen there
     */
    public static SearchPage page(SearchIndex index, PageParts parts, String host, int port) {
        var token = new BearerToken(System.getenv(SearchPage.TOKEN_VARIABLE));
        try {
            return SearchPage.start(index, parts, token, host, port);
        } catch (IllegalStateException e) {
            throw new StartException(e.getMessage(), e);
        }
    }
}
