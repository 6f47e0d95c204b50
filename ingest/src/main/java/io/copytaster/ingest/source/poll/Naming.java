package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.delivery.ArticleId;
import io.copytaster.ingest.delivery.CanonicalAddress;
import io.copytaster.schemas.RawArticle;

/** What the items of a source are told apart by: its own names for them, as long as they hold. */
enum Naming {
    /** The guid, or what the format takes where there is none. */
    GUID,
    /** The address of its page. */
    ADDRESS,
    /** Title and text. */
    CONTENT;

    /** What to go by when this does not hold. */
    Naming next() {
        return this == GUID ? ADDRESS : CONTENT;
    }

    /** The id of an article. */
    String id(RawArticle article) {
        boolean addressed = article.getUrl() != null;
        return switch (this) {
            case GUID -> article.getId();
            case ADDRESS ->
                addressed
                        ? ArticleId.of(article.getSource(), CanonicalAddress.of(article.getUrl()))
                        : CONTENT.id(article);
            case CONTENT -> ArticleId.ofContent(article.getSource(), article.getTitle(), article.getText());
        };
    }
}
