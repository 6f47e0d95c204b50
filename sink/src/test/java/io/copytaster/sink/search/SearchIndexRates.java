package io.copytaster.sink.search;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.Rates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures how fast the embedded index is filled. Run it by name; it is no part of the tests. */
class SearchIndexRates {
    @Test
    void fillsAnIndex(@TempDir Path folder) throws Exception {
        List<EnrichedArticle> articles = Rates.articles();
        Rates.measure("sink search", articles.size(), () -> {
            try (var index = SearchIndex.open(Files.createTempDirectory(folder, "index"))) {
                Rates.write(index, articles);
            }
            return null;
        });
    }
}
