package io.copytaster.bench.peers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.bench.Corpus;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameFinderTest {
    @Test
    void findsWhatItWasTrainedOn() throws IOException {
        List<Corpus.Article> articles = Corpus.read(Corpus.BUNDLED);
        var finder = NameFinder.trainedOn(articles);

        long found = articles.stream()
                .filter(a -> !finder.tag(Articles.whole(a)).isEmpty())
                .count();

        assertTrue(found > articles.size() / 2, "names in " + found + " of " + articles.size() + " articles");
    }
}
