package io.copytaster.sink.search;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import java.util.List;

/**
 * An article that matches.
 *
 * @param score relevance; 0 where hits are ordered by time
 * @param copies articles that repeat it, oldest first
 * @param titleMatches where the words asked for stand in the title
 * @param textMatches where they stand in the text
 */
public record Hit(
        EnrichedArticle article,
        float score,
        List<DuplicateArticle> copies,
        List<Span> titleMatches,
        List<Span> textMatches) {}
