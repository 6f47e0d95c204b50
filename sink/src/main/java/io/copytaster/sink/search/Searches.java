package io.copytaster.sink.search;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.search.FacetCounting.Counted;
import io.copytaster.sink.search.FacetCounting.Counts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * Answers questions from what was last flushed. Any number of threads may ask.
 *
 * <p>All of them throw {@link SinkException} if the index cannot be read.
 */
public final class Searches {
    /** Statements looked through for those of one actor or weapon. */
    private static final int MOST_STATEMENTS = 2_000;

    private final Path folder;
    private final SearcherManager searchers;
    private final NewsAnalyzer analyzer;
    private final Hits hits;
    private final Families families;
    private final Things things;
    private final FacetCounting facets;

    Searches(Path folder, SearcherManager searchers, FacetCounting facets, Documents documents, NewsAnalyzer analyzer) {
        this.facets = facets;
        this.folder = folder;
        this.searchers = searchers;
        this.analyzer = analyzer;
        this.families = new Families(documents);
        this.hits = new Hits(documents, families, new WordMatches(analyzer));
        this.things = new Things(documents);
    }

    /** Articles that match. */
    public SearchResult search(SearchQuery query) {
        return asked(searcher -> hits.search(searcher, query, parsed(query)));
    }

    /** Reads all articles that match, in the order of the query, whatever its limit and offset. */
    public void export(SearchQuery query, int most, Consumer<EnrichedArticle> reader) {
        asked(searcher -> {
            hits.export(searcher, query, parsed(query), most, reader);
            return null;
        });
    }

    /**
     * What the hits of a search are like. Where an article has but one value of a facet, those are counted that are
     * there without the facet's filter, too, so that another can be chosen.
     *
     * @param most values of each facet
     */
    public SearchFacets facets(SearchQuery query, int most) {
        return asked(searcher -> {
            Query words = ParsedQuery.of(query.text(), analyzer).query();
            FacetsCollector found = FacetCounting.collect(searcher, FilterQueries.narrowed(words, query.filters()));
            Counts counts = facets.count(searcher, found);
            var values = new EnumMap<Facet, List<FacetValue>>(Facet.class);
            for (Facet facet : Facet.values()) {
                boolean widened =
                        !facet.hasSeveral() && !query.filters().of(facet).isEmpty();
                Counts counted =
                        widened ? counts(searcher, words, query.filters().without(facet)) : counts;
                values.put(facet, named(searcher, facet, counted.top(facet.label(), most)));
            }
            return new SearchFacets(values, Histograms.of(found));
        });
    }

    /** An article that is no copy. */
    public Optional<EnrichedArticle> article(String id) {
        return asked(searcher -> families.article(searcher, id));
    }

    /** An article that is a copy. */
    public Optional<DuplicateArticle> copy(String id) {
        return asked(searcher -> families.copy(searcher, id));
    }

    /** Copies of an article, oldest first. */
    public List<DuplicateArticle> copies(String duplicateOf) {
        return asked(searcher -> families.copies(searcher, List.of(duplicateOf)).getOrDefault(duplicateOf, List.of()));
    }

    /** All articles of a story. */
    public Family family(String familyId) {
        return asked(searcher -> families.family(searcher, familyId));
    }

    /** Whether an article that is in neither place was once, and was taken back. */
    public boolean isWithdrawn(String id) {
        return asked(searcher -> searcher.count(new TermQuery(Fields.key(Fields.WITHDRAWN, id))) > 0);
    }

    /** An actor or weapon by its id; empty if no article mentions it. */
    public Optional<Thing> thing(Facet facet, String id) {
        return asked(searcher -> things.find(searcher, facet, id));
    }

    /** How many articles mention both of each two of some things: a row for each, by their places in the list. */
    public List<List<Long>> together(List<Thing> some) {
        return asked(searcher -> Things.together(searcher, some));
    }

    /** What the articles say an actor does with weapons, or who has to do with a weapon; the most frequent first. */
    public List<StatementCount> statements(Thing about, int most) {
        return asked(searcher -> {
            Query all = ParsedQuery.of("", analyzer).query();
            Counts counts = counts(searcher, all, Filters.of(about.facet(), about.id()));
            int part = about.facet() == Facet.ACTOR ? 0 : 2;
            var statements = new ArrayList<StatementCount>();
            for (Counted one : counts.top(FacetFields.STATEMENT, MOST_STATEMENTS)) {
                String[] parts = FacetFields.parts(one.label());
                if (statements.size() < most && parts.length == 3 && parts[part].equals(about.id())) {
                    statements.add(new StatementCount(
                            things.findOrMake(searcher, Facet.ACTOR, parts[0]),
                            parts[1],
                            things.findOrMake(searcher, Facet.WEAPON, parts[2]),
                            one.count()));
                }
            }
            return List.copyOf(statements);
        });
    }

    /** Actors, weapons, types and sources that begin so, the most frequent first. */
    public List<Suggestion> suggest(String prefix, int most) {
        return asked(searcher -> Things.suggest(searcher, prefix, most));
    }

    /** Articles held, copies not counted. */
    public long count() {
        return asked(searcher -> (long) searcher.count(new TermQuery(new Term(Fields.ARTICLE, Fields.IS))));
    }

    private Counts counts(IndexSearcher searcher, Query words, Filters filters) throws IOException {
        return facets.count(searcher, FacetCounting.collect(searcher, FilterQueries.narrowed(words, filters)));
    }

    private List<FacetValue> named(IndexSearcher searcher, Facet facet, List<Counted> labels) throws IOException {
        boolean ids = facet == Facet.ACTOR || facet == Facet.WEAPON;
        var values = new ArrayList<FacetValue>();
        for (Counted one : labels) {
            String name = ids ? things.findOrMake(searcher, facet, one.label()).name() : one.label();
            values.add(new FacetValue(one.label(), name, one.count()));
        }
        return List.copyOf(values);
    }

    private ParsedQuery parsed(SearchQuery query) {
        ParsedQuery words = ParsedQuery.of(query.text(), analyzer);
        return new ParsedQuery(FilterQueries.narrowed(words.query(), query.filters()), words.phrases(), words.note());
    }

    private interface Question<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    private <T> T asked(Question<T> question) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return question.ask(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw new SinkException(folder + ": cannot read the search index: " + e, e);
        }
    }
}
