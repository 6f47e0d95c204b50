package io.copytaster.sink.opensearch;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.Rates;
import io.copytaster.sink.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the sink from becoming grossly slower than bare requests; {@link OpenSearchRates} measures by how much it is. */
class OpenSearchRateTest {
    @Test
    void isNotFarBehindABareLoop() throws Exception {
        SearchServer server = SearchServer.of("opensearch");
        List<EnrichedArticle> articles = Wire.articles(3_000);
        Rates.assertPart(
                0.5,
                articles.size(),
                OpenSearchRates.sink(server, articles),
                OpenSearchRates.bareBulk(server, articles));
    }
}
