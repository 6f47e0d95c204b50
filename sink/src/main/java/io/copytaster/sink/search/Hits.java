package io.copytaster.sink.search;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/** Finds articles and says where the words asked for stand in them. */
final class Hits {
    private static final SortField NEWEST_FIRST = new SortField(Fields.TIME, SortField.Type.LONG, true);
    private static final Sort BY_TIME = new Sort(NEWEST_FIRST);
    private static final Sort BY_RELEVANCE = new Sort(SortField.FIELD_SCORE, NEWEST_FIRST);

    private final Documents documents;
    private final Families families;
    private final WordMatches matches;

    Hits(Documents documents, Families families, WordMatches matches) {
        this.documents = documents;
        this.families = families;
        this.matches = matches;
    }

    SearchResult search(IndexSearcher searcher, SearchQuery query, ParsedQuery parsed) throws IOException {
        long begin = System.nanoTime();
        TopFieldDocs top = top(searcher, query, parsed, Math.max(1, query.offset() + query.limit()));
        List<Hit> hits = hits(searcher, query, parsed, top);
        return new SearchResult(top.totalHits.value, Duration.ofNanos(System.nanoTime() - begin), hits, parsed.note());
    }

    void export(
            IndexSearcher searcher, SearchQuery query, ParsedQuery parsed, int most, Consumer<EnrichedArticle> reader)
            throws IOException {
        for (ScoreDoc found : top(searcher, query, parsed, most).scoreDocs) {
            reader.accept(documents.article(searcher.storedFields().document(found.doc)));
        }
    }

    private static TopFieldDocs top(IndexSearcher searcher, SearchQuery query, ParsedQuery parsed, int depth)
            throws IOException {
        Sort sort = isByRelevance(query) ? BY_RELEVANCE : BY_TIME;
        return searcher.search(parsed.query(), new TopFieldCollectorManager(sort, depth, null, Integer.MAX_VALUE));
    }

    private List<Hit> hits(IndexSearcher searcher, SearchQuery query, ParsedQuery parsed, TopDocs top)
            throws IOException {
        var articles = new ArrayList<EnrichedArticle>();
        var scores = new ArrayList<Float>();
        int end = Math.min(top.scoreDocs.length, query.offset() + query.limit());
        for (int i = query.offset(); i < end; i++) {
            ScoreDoc found = top.scoreDocs[i];
            articles.add(documents.article(searcher.storedFields().document(found.doc)));
            scores.add(isByRelevance(query) ? score(found) : 0f);
        }
        Map<String, List<DuplicateArticle>> copies = families.copies(
                searcher, articles.stream().map(EnrichedArticle::getId).toList());
        var hits = new ArrayList<Hit>();
        for (int i = 0; i < articles.size(); i++) {
            EnrichedArticle article = articles.get(i);
            hits.add(new Hit(
                    article,
                    scores.get(i),
                    copies.getOrDefault(article.getId(), List.of()),
                    matches.find(article.getTitle(), parsed.phrases()),
                    matches.find(article.getText(), parsed.phrases())));
        }
        return List.copyOf(hits);
    }

    private static boolean isByRelevance(SearchQuery query) {
        return query.order() == SearchQuery.Order.RELEVANCE;
    }

    /** Sorted search gives the score as the first of the values that it sorted by. */
    private static float score(ScoreDoc found) {
        return (Float) ((FieldDoc) found).fields[0];
    }
}
