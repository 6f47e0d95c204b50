package io.copytaster.sink.search;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/** Answers questions from what was last flushed. */
final class Searches {
    private static final SortField NEWEST_FIRST = new SortField(Fields.TIME, SortField.Type.LONG, true);
    private static final Sort BY_TIME = new Sort(NEWEST_FIRST);
    private static final Sort BY_RELEVANCE = new Sort(SortField.FIELD_SCORE, NEWEST_FIRST);
    /** Copies shown with a page of hits, at most. */
    private static final int MOST_COPIES = 1_000;

    private static final Comparator<DuplicateArticle> OLDEST_FIRST = Comparator.comparing(
                    DuplicateArticle::getPublishedAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(DuplicateArticle::getId);

    private final SearcherManager searchers;
    private final Documents documents;
    private final NewsAnalyzer analyzer;
    private final WordMatches matches;

    Searches(SearcherManager searchers, Documents documents, NewsAnalyzer analyzer) {
        this.searchers = searchers;
        this.documents = documents;
        this.analyzer = analyzer;
        this.matches = new WordMatches(analyzer);
    }

    private interface Question<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    SearchResult search(SearchQuery query) throws IOException {
        long begin = System.nanoTime();
        ParsedQuery parsed = ParsedQuery.of(query.text(), analyzer);
        return asked(searcher -> {
            boolean byRelevance = query.order() == SearchQuery.Order.RELEVANCE;
            int depth = Math.max(1, query.offset() + query.limit());
            TopFieldDocs top = searcher.search(
                    parsed.query(),
                    new TopFieldCollectorManager(byRelevance ? BY_RELEVANCE : BY_TIME, depth, null, Integer.MAX_VALUE));
            List<Hit> hits = hits(searcher, query, parsed, top, byRelevance);
            return new SearchResult(
                    top.totalHits.value, Duration.ofNanos(System.nanoTime() - begin), hits, parsed.note());
        });
    }

    Optional<EnrichedArticle> article(String id) throws IOException {
        return asked(searcher -> {
            TopDocs found = searcher.search(new TermQuery(Fields.key(Fields.ID, id)), 1);
            return found.scoreDocs.length == 0
                    ? Optional.empty()
                    : Optional.of(documents.article(searcher.storedFields().document(found.scoreDocs[0].doc)));
        });
    }

    List<DuplicateArticle> copies(String duplicateOf) throws IOException {
        return asked(searcher -> copies(searcher, List.of(duplicateOf)).getOrDefault(duplicateOf, List.of()));
    }

    long count() throws IOException {
        return asked(searcher -> (long) searcher.count(new TermQuery(new Term(Fields.ARTICLE, Fields.IS))));
    }

    private List<Hit> hits(
            IndexSearcher searcher, SearchQuery query, ParsedQuery parsed, TopDocs top, boolean byRelevance)
            throws IOException {
        var articles = new ArrayList<EnrichedArticle>();
        var scores = new ArrayList<Float>();
        int end = Math.min(top.scoreDocs.length, query.offset() + query.limit());
        for (int i = query.offset(); i < end; i++) {
            ScoreDoc found = top.scoreDocs[i];
            articles.add(documents.article(searcher.storedFields().document(found.doc)));
            scores.add(byRelevance ? score(top, i) : 0f);
        }
        Map<String, List<DuplicateArticle>> copies =
                copies(searcher, articles.stream().map(EnrichedArticle::getId).toList());
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

    /** Sorted search gives the score as the first of the values that it sorted by. */
    private static float score(TopDocs top, int index) {
        var field = (org.apache.lucene.search.FieldDoc) top.scoreDocs[index];
        return (Float) field.fields[0];
    }

    private Map<String, List<DuplicateArticle>> copies(IndexSearcher searcher, Collection<String> originals)
            throws IOException {
        if (originals.isEmpty()) {
            return Map.of();
        }
        var keys = originals.stream().map(Fields::keyBytes).toList();
        TopDocs found = searcher.search(new TermInSetQuery(Fields.COPY_OF, keys), MOST_COPIES);
        var copies = new HashMap<String, List<DuplicateArticle>>();
        for (ScoreDoc doc : found.scoreDocs) {
            DuplicateArticle copy = documents.copy(searcher.storedFields().document(doc.doc));
            copies.computeIfAbsent(copy.getDuplicateOf(), id -> new ArrayList<>())
                    .add(copy);
        }
        copies.values().forEach(list -> list.sort(OLDEST_FIRST));
        return copies;
    }

    private <T> T asked(Question<T> question) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return question.ask(searcher);
        } finally {
            searchers.release(searcher);
        }
    }
}
