package io.copytaster.sink.search;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import java.util.List;

/**
 * Articles of one story, each list oldest first and bounded.
 *
 * @param articles the earliest and its revisions
 * @param copies what repeats one of them
 */
public record Family(List<EnrichedArticle> articles, List<DuplicateArticle> copies) {
    /** How many are known. */
    public int size() {
        return articles.size() + copies.size();
    }
}
