package io.copytaster.sink.search;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Articles that stood at an outlet: it delivered them, or a copy of them. */
final class OutletQuery extends Query {
    private final String name;

    /** By the folded name of the outlet. */
    OutletQuery(String name) {
        this.name = name;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        var originals = new HashSet<BytesRef>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            addOriginals(leaf.reader(), originals);
        }
        return new ConstantScoreQuery(new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.SOURCE, name)), Occur.SHOULD)
                .add(new TermInSetQuery(Fields.ID, originals), Occur.SHOULD)
                .build());
    }

    /** Adds what the copies that stood there repeat. */
    private void addOriginals(LeafReader reader, Set<BytesRef> ids) throws IOException {
        PostingsEnum copies = reader.postings(new Term(Fields.OUTLET, name), PostingsEnum.NONE);
        if (copies == null) {
            return;
        }
        Bits live = reader.getLiveDocs();
        BinaryDocValues original = DocValues.getBinary(reader, Fields.ORIGINAL);
        for (int at = copies.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = copies.nextDoc()) {
            if ((live == null || live.get(at)) && original.advanceExact(at)) {
                ids.add(BytesRef.deepCopyOf(original.binaryValue()));
            }
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return Fields.OUTLET + ":" + name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutletQuery query && name.equals(query.name);
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + name.hashCode();
    }
}
