package io.copytaster.sink.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;

/** Counts what hits are like. What it needs of a reader is made once for each. */
final class FacetCounting extends SearcherFactory {
    /** How often a label stands among some hits. */
    record Counted(String label, long count) {}

    /** How often labels stand among some hits. */
    record Counts(Facets facets) {
        /** The most frequent labels of a dimension. */
        List<Counted> top(String dimension, int most) throws IOException {
            FacetResult top = facets == null || most == 0 ? null : facets.getTopChildren(most, dimension);
            var labels = new ArrayList<Counted>();
            if (top != null) {
                for (LabelAndValue one : top.labelValues) {
                    labels.add(new Counted(one.label, one.value.longValue()));
                }
            }
            return labels;
        }
    }

    /** What was made for a reader; null state: no article is there. */
    private record Made(IndexReader reader, SortedSetDocValuesReaderState state) {}

    /** Newest first: a question may still be at the reader before. */
    private volatile List<Made> made = List.of();

    private volatile boolean asked;

    /** All hits of a query. */
    static FacetsCollector collect(IndexSearcher searcher, Query query) throws IOException {
        return searcher.search(query, new FacetsCollectorManager());
    }

    /** The counts of some hits in all dimensions. */
    Counts count(IndexSearcher searcher, FacetsCollector hits) throws IOException {
        SortedSetDocValuesReaderState known = state(searcher.getIndexReader());
        return new Counts(known == null ? null : new SortedSetDocValuesFacetCounts(known, hits));
    }

    /** Prepares for a reader that is about to be asked, if anybody asked the one before: it takes some tens of milliseconds. */
    @Override
    public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) throws IOException {
        if (asked) {
            make(reader);
            asked = false;
        }
        return super.newSearcher(reader, previous);
    }

    private SortedSetDocValuesReaderState state(IndexReader reader) throws IOException {
        asked = true;
        Made known = known(reader);
        return known == null ? make(reader).state() : known.state();
    }

    private synchronized Made make(IndexReader reader) throws IOException {
        Made known = known(reader);
        if (known == null) {
            boolean empty = MultiDocValues.getSortedSetValues(reader, FacetsConfig.DEFAULT_INDEX_FIELD_NAME) == null;
            known = new Made(
                    reader, empty ? null : new DefaultSortedSetDocValuesReaderState(reader, FacetFields.CONFIG));
            made = made.isEmpty() ? List.of(known) : List.of(known, made.get(0));
        }
        return known;
    }

    private Made known(IndexReader reader) {
        return made.stream()
                .filter(one -> one.reader().equals(reader))
                .findFirst()
                .orElse(null);
    }
}
