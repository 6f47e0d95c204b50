package io.copytaster.sink.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * Which version of each document is in the index: what was written since the last reader was opened from a map, all
 * else from that reader. Not thread-safe.
 */
final class HeldVersions {
    private final Map<Term, Long> recent = new HashMap<>();

    /** Forgets what a new reader now shows. */
    void refreshed() {
        recent.clear();
    }

    void written(Term key, long version) {
        recent.put(key, version);
    }

    void removed(Term key) {
        recent.put(key, null);
    }

    /** The version held; null: none. */
    Long of(Term key, DirectoryReader reader) throws IOException {
        if (recent.containsKey(key)) {
            return recent.get(key);
        }
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(key.field());
            TermsEnum term = terms == null ? null : terms.iterator();
            if (term == null || !term.seekExact(key.bytes())) {
                continue;
            }
            var live = leaf.reader().getLiveDocs();
            PostingsEnum documents = term.postings(null, PostingsEnum.NONE);
            for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
                NumericDocValues versions = leaf.reader().getNumericDocValues(Fields.VERSION);
                if ((live == null || live.get(doc)) && versions.advanceExact(doc)) {
                    return versions.longValue();
                }
            }
        }
        return null;
    }
}
