package io.copytaster.ingest.outlet;

import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;

/** Where articles and dead letters go. Threads may share it. */
public interface ArticleOutlet extends AutoCloseable {
    /**
     * Sends an article, perhaps later.
     *
     * @throws OutletException if this or an earlier one cannot be sent
     * @throws io.copytaster.ingest.delivery.Stopped if the thread was interrupted, and the article not sent
     */
    void send(RawArticle article);

    /** Sends what is no article; throws as {@link #send} does. */
    void reject(DeadLetter letter);

    /**
     * Waits until all that was sent has arrived.
     *
     * @throws OutletException if some of it did not
     */
    void flush();

    /** Flushes and closes. */
    @Override
    void close();
}
