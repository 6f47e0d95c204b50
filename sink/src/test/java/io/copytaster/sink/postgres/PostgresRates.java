package io.copytaster.sink.postgres;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.Rates;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Measures the sink beside a bare COPY of the same rows into the same tables. Run it by name; it is no part of the tests. */
class PostgresRates {
    @Test
    void besideCopy() throws Exception {
        List<EnrichedArticle> articles = Rates.articles();
        Rates.compare("sink postgres", articles.size(), sink(articles), "bare COPY", copy(articles));
    }

    static Callable<Void> sink(List<EnrichedArticle> articles) {
        return () -> {
            try (var sink = PostgresSink.open(PostgresServer.fresh())) {
                Rates.write(sink, articles);
            }
            return null;
        };
    }

    /** With rows that are ready to be sent. */
    static Callable<Void> copy(List<EnrichedArticle> articles) {
        var articleRows = new CopyRows(Rows.ARTICLE);
        var otherRows = new Rows();
        articles.forEach(article -> otherRows.add(article, articleRows));
        return () -> {
            PostgresConfig config = PostgresServer.fresh();
            PostgresSink.open(config).close();
            try (Connection connection = DriverManager.getConnection(config.url(), config.user(), "")) {
                connection.setSchema(config.schema());
                connection.setAutoCommit(false);
                var copy = connection.unwrap(PGConnection.class).getCopyAPI();
                articleRows.into("article", copy);
                otherRows.send(copy);
                connection.commit();
            }
            return null;
        };
    }
}
