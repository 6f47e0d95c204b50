package io.copytaster.sink.search;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;

/** Looks up articles by id, and those that belong together. */
final class Families {
    /** Copies shown with a page of hits, and members of a family, at most. */
    private static final int MOST = 1_000;

    private static final Comparator<DuplicateArticle> OLDEST_COPY =
            oldestFirst(DuplicateArticle::getPublishedAt, DuplicateArticle::getId);
    private static final Comparator<EnrichedArticle> OLDEST_ARTICLE =
            oldestFirst(EnrichedArticle::getPublishedAt, EnrichedArticle::getId);
    private static final Query ARTICLES = new TermQuery(new Term(Fields.ARTICLE, Fields.IS));

    private final Documents documents;

    Families(Documents documents) {
        this.documents = documents;
    }

    Optional<EnrichedArticle> article(IndexSearcher searcher, String id) throws IOException {
        List<Document> found = found(searcher, new TermQuery(Fields.key(Fields.ID, id)), 1);
        return found.isEmpty() ? Optional.empty() : Optional.of(documents.article(found.get(0)));
    }

    Optional<DuplicateArticle> copy(IndexSearcher searcher, String id) throws IOException {
        List<Document> found = found(searcher, new TermQuery(Fields.key(Fields.COPY, id)), 1);
        return found.isEmpty() ? Optional.empty() : Optional.of(documents.copy(found.get(0)));
    }

    /** Copies by the id of what they repeat, oldest first. */
    Map<String, List<DuplicateArticle>> copies(IndexSearcher searcher, Collection<String> originals)
            throws IOException {
        if (originals.isEmpty()) {
            return Map.of();
        }
        var keys = originals.stream().map(Fields::keyBytes).toList();
        var copies = new HashMap<String, List<DuplicateArticle>>();
        for (Document document : found(searcher, new TermInSetQuery(Fields.COPY_OF, keys), MOST)) {
            DuplicateArticle copy = documents.copy(document);
            copies.computeIfAbsent(copy.getDuplicateOf(), id -> new ArrayList<>())
                    .add(copy);
        }
        copies.values().forEach(list -> list.sort(OLDEST_COPY));
        return copies;
    }

    Family family(IndexSearcher searcher, String familyId) throws IOException {
        var member = new TermQuery(Fields.key(Fields.FAMILY, familyId));
        var articles = new ArrayList<EnrichedArticle>();
        for (Document document : found(searcher, both(member, Occur.FILTER), MOST)) {
            articles.add(documents.article(document));
        }
        var copies = new ArrayList<DuplicateArticle>();
        for (Document document : found(searcher, both(member, Occur.MUST_NOT), MOST)) {
            copies.add(documents.copy(document));
        }
        articles.sort(OLDEST_ARTICLE);
        copies.sort(OLDEST_COPY);
        return new Family(List.copyOf(articles), List.copyOf(copies));
    }

    private static Query both(Query member, Occur articles) {
        return new BooleanQuery.Builder()
                .add(member, Occur.FILTER)
                .add(ARTICLES, articles)
                .build();
    }

    private static List<Document> found(IndexSearcher searcher, Query query, int most) throws IOException {
        var found = new ArrayList<Document>();
        for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
            found.add(searcher.storedFields().document(hit.doc));
        }
        return found;
    }

    private static <T> Comparator<T> oldestFirst(Function<T, Instant> time, Function<T, String> id) {
        return Comparator.comparing(time, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(id);
    }
}
