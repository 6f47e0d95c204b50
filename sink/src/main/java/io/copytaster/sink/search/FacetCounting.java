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

/** Counts what hits are like. What it needs of a reader is made once for each. */
final class FacetCounting {
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

    private SortedSetDocValuesReaderState state;

    /** All hits of a query. */
    static FacetsCollector collect(IndexSearcher searcher, Query query) throws IOException {
        return searcher.search(query, new FacetsCollectorManager());
    }

    /** The counts of some hits in all dimensions. */
    Counts count(IndexSearcher searcher, FacetsCollector hits) throws IOException {
        SortedSetDocValuesReaderState known = state(searcher.getIndexReader());
        return new Counts(known == null ? null : new SortedSetDocValuesFacetCounts(known, hits));
    }

    /** Null as long as no article is there. */
    private synchronized SortedSetDocValuesReaderState state(IndexReader reader) throws IOException {
        if (state == null || !state.getReader().equals(reader)) {
            boolean empty = MultiDocValues.getSortedSetValues(reader, FacetsConfig.DEFAULT_INDEX_FIELD_NAME) == null;
            state = empty ? null : new DefaultSortedSetDocValuesReaderState(reader, FacetFields.CONFIG);
        }
        return state;
    }
}
