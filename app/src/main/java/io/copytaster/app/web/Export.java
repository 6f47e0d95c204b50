package io.copytaster.app.web;

import io.copytaster.schemas.EnrichedArticle;

/** A format that the articles of a search are taken away in, one a line. */
interface Export {
    String mediaType();

    /** What stands before the first article. */
    String head();

    /** An article, with its line end. */
    String line(EnrichedArticle article);
}
