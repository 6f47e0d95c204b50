package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.web.Answer;
import io.copytaster.schemas.RawArticle;
import java.time.Duration;

/** What became of a request. */
sealed interface Outcome {
    /**
     * Of a request for a source.
     *
     * @param answer of the server, or null
     * @param failure why there is none, or null
     */
    record OfSource(FeedSource source, Answer answer, IngestException failure) implements Outcome {}

    /**
     * Of a request for the page of an item.
     *
     * @param article with the page's text, or as it was and with the reason
     * @param pause how long to leave the host alone
     */
    record OfPage(Teaser teaser, RawArticle article, Duration pause) implements Outcome {}
}
