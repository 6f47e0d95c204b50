package io.copytaster.sink.search;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.util.BytesRef;

/** What the index knows of the actors and weapons themselves: names, and how often two stand together. */
final class Things {
    private static final int MOST_KNOWN = 10_000;
    /** Terms looked through for one suggestion, of each field. */
    private static final int MOST_TERMS = 2_000;

    private static final List<Facet> SUGGESTED = List.of(Facet.ACTOR, Facet.WEAPON, Facet.TYPE, Facet.SOURCE);

    private final Documents documents;
    /** Looked up once: an article must be read for each. */
    private final Map<String, Thing> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Thing> eldest) {
            return size() > MOST_KNOWN;
        }
    });

    Things(Documents documents) {
        this.documents = documents;
    }

    /** An actor or weapon as the articles call it; empty if none mentions it. */
    Optional<Thing> find(IndexSearcher searcher, Facet facet, String id) throws IOException {
        String key = facet.label() + ' ' + id;
        Thing thing = known.get(key);
        if (thing == null) {
            thing = read(searcher, facet, id);
            if (thing != null) {
                known.put(key, thing);
            }
        }
        return Optional.ofNullable(thing);
    }

    /** The same, or one that bears its id as name. */
    Thing findOrMake(IndexSearcher searcher, Facet facet, String id) throws IOException {
        return find(searcher, facet, id).orElseGet(() -> new Thing(facet, id, id, ""));
    }

    /** How many articles mention both of each two of some things: a row for each, by their places in the list. */
    static List<List<Long>> together(IndexSearcher searcher, List<Thing> things) throws IOException {
        var rows = new ArrayList<List<Long>>();
        for (Thing one : things) {
            var row = new ArrayList<Long>();
            for (Thing other : things) {
                int before = row.size();
                // Both halves of the table are the same.
                row.add(before < rows.size() ? rows.get(before).get(rows.size()) : both(searcher, one, other));
            }
            rows.add(row);
        }
        return rows;
    }

    private static long both(IndexSearcher searcher, Thing one, Thing other) throws IOException {
        return searcher.count(new BooleanQuery.Builder()
                .add(mentions(one), Occur.FILTER)
                .add(mentions(other), Occur.FILTER)
                .build());
    }

    /** Values that begin so, the most frequent first. */
    static List<Suggestion> suggest(IndexSearcher searcher, String prefix, int most) throws IOException {
        String begin = Fields.folded(prefix);
        var found = new ArrayList<Suggestion>();
        for (Facet facet : SUGGESTED) {
            Terms terms = begin.isEmpty() ? null : MultiTerms.getTerms(searcher.getIndexReader(), facet.label());
            TermsEnum each = terms == null ? null : terms.iterator();
            if (each == null || each.seekCeil(new BytesRef(begin)) == TermsEnum.SeekStatus.END) {
                continue;
            }
            int looked = 0;
            for (BytesRef term = each.term(); term != null && looked < MOST_TERMS; term = each.next(), looked++) {
                String value = term.utf8ToString();
                if (!value.startsWith(begin)) {
                    break;
                }
                found.add(new Suggestion(facet, value, each.docFreq()));
            }
        }
        found.sort(Comparator.comparingLong(Suggestion::count).reversed().thenComparing(Suggestion::value));
        var exact = new ArrayList<Suggestion>();
        for (Suggestion one : found.subList(0, Math.min(most, found.size()))) {
            // The terms still count articles that were replaced.
            int count = searcher.count(new TermQuery(new Term(one.facet().label(), one.value())));
            if (count > 0) {
                exact.add(new Suggestion(one.facet(), one.value(), count));
            }
        }
        return List.copyOf(exact);
    }

    private static TermQuery mentions(Thing thing) {
        return new TermQuery(new Term(thing.facet().label(), Fields.folded(thing.id())));
    }

    private Thing read(IndexSearcher searcher, Facet facet, String id) throws IOException {
        String folded = Fields.folded(id);
        TopDocs found = searcher.search(new TermQuery(new Term(facet.label(), folded)), 1);
        if (found.scoreDocs.length == 0) {
            return null;
        }
        EnrichedArticle article = documents.article(searcher.storedFields().document(found.scoreDocs[0].doc));
        for (Mention mention : article.getMentions()) {
            Facet kind = mention.getKind() == MentionKind.ACTOR ? Facet.ACTOR : Facet.WEAPON;
            if (kind == facet && Fields.folded(mention.getId()).equals(folded)) {
                return new Thing(facet, mention.getId(), mention.getName(), mention.getType());
            }
        }
        return null;
    }
}
