package io.copytaster.sink.search;

import java.time.Instant;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Filters as Lucene runs them. */
final class FilterQueries {
    private FilterQueries() {}

    static Query narrowed(Query words, Filters filters) {
        if (filters.isEmpty()) {
            return words;
        }
        var all = new BooleanQuery.Builder().add(words, Occur.MUST);
        filters.values().forEach((facet, values) -> add(all, facet, values));
        if (filters.from() != null || filters.to() != null) {
            all.add(published(filters.from(), filters.to()), Occur.FILTER);
        }
        return all.build();
    }

    private static void add(BooleanQuery.Builder all, Facet facet, List<String> values) {
        if (facet.hasSeveral()) {
            for (String value : values) {
                all.add(new TermQuery(new Term(facet.label(), Fields.folded(value))), Occur.FILTER);
            }
        } else {
            var any = values.stream()
                    .map(value -> new BytesRef(Fields.folded(value)))
                    .toList();
            all.add(new TermInSetQuery(facet.label(), any), Occur.FILTER);
        }
    }

    private static Query published(Instant from, Instant to) {
        return LongPoint.newRangeQuery(
                Fields.PUBLISHED,
                from == null ? Long.MIN_VALUE : from.toEpochMilli(),
                to == null ? Long.MAX_VALUE : to.toEpochMilli() - 1);
    }
}
