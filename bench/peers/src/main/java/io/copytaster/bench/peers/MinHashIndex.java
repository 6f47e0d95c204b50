package io.copytaster.bench.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Near-duplicates the usual way: shingles of five words, of which Lucene's {@link MinHashFilter} keeps 112 hashes, in 14 bands of
 * eight that are terms of an index in memory. Articles that agree in a band are candidates; they are not compared any further.
 */
final class MinHashIndex {
    private static final int BANDS = 14;
    private static final int ROWS = 8;
    private static final int SHINGLE = 5;
    private static final int MOST = 64;
    private static final String FIELD = "band";

    private final Analyzer analyzer = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var words = new StandardTokenizer();
            var shingles = new ShingleFilter(new LowerCaseFilter(words), SHINGLE, SHINGLE);
            shingles.setOutputUnigrams(false);
            shingles.setOutputUnigramsIfNoShingles(true);
            return new TokenStreamComponents(words, new MinHashFilter(shingles, 1, BANDS * ROWS, 1, true));
        }
    };
    private final IndexSearcher searcher;

    MinHashIndex(Iterable<String> texts) throws IOException {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (String text : texts) {
                var document = new Document();
                bands(text).forEach(b -> document.add(new StringField(FIELD, b, Store.NO)));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    /** Those that a text may be a copy of, 64 at most, by their places in the order in which they were added. */
    int[] find(String text) throws IOException {
        ScoreDoc[] found = searcher.search(new TermInSetQuery(FIELD, bands(text)), MOST).scoreDocs;
        int[] places = new int[found.length];
        for (int i = 0; i < found.length; i++) {
            places[i] = found[i].doc;
        }
        return places;
    }

    private List<BytesRef> bands(String text) throws IOException {
        var bands = new ArrayList<BytesRef>(BANDS);
        try (TokenStream hashes = analyzer.tokenStream(FIELD, text)) {
            CharTermAttribute hash = hashes.addAttribute(CharTermAttribute.class);
            hashes.reset();
            var band = new StringBuilder();
            for (int i = 0; hashes.incrementToken(); i++) {
                band.append(hash);
                if (i % ROWS == ROWS - 1) {
                    bands.add(new BytesRef((char) ('a' + i / ROWS) + band.toString()));
                    band.setLength(0);
                }
            }
            hashes.end();
        }
        return bands;
    }
}
