package io.copytaster.sink.postgres;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.Rates;
import io.copytaster.sink.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the sink from becoming grossly slower than COPY; {@link PostgresRates} measures by how much it is. */
class PostgresRateTest {
    @Test
    void isNotFarBehindCopy() throws Exception {
        List<EnrichedArticle> articles = Wire.articles(5_000);
        Rates.assertPart(0.4, articles.size(), PostgresRates.sink(articles), PostgresRates.copy(articles));
    }
}
