package io.copytaster.sink.opensearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.Rates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures the sink beside a bare loop of bulk requests with the same documents. Run it by name; it is no part of the tests. */
class OpenSearchRates {
    @ParameterizedTest
    @ValueSource(strings = {"opensearch", "elasticsearch"})
    void besideABareLoop(String kind) throws Exception {
        SearchServer server = SearchServer.of(kind);
        List<EnrichedArticle> articles = Rates.articles();
        Rates.compare(
                "sink opensearch to " + kind,
                articles.size(),
                sink(server, articles),
                "bare _bulk",
                bareBulk(server, articles));
    }

    static Callable<Void> sink(SearchServer server, List<EnrichedArticle> articles) {
        return () -> {
            try (var sink = OpenSearchSink.open(server.fresh())) {
                Rates.write(sink, articles);
            }
            return null;
        };
    }

    /** With requests that are ready to be sent. */
    static Callable<Void> bareBulk(SearchServer server, List<EnrichedArticle> articles) throws IOException {
        List<byte[]> requests = requests(articles);
        return () -> {
            OpenSearchConfig config = server.fresh();
            OpenSearchSink.open(config).close();
            var plain = new Server(config, Server.ANSWER);
            for (byte[] request : requests) {
                if (plain.sendLines("/" + config.articles() + "/_bulk", request)
                        .body()
                        .path("errors")
                        .asBoolean(true)) {
                    throw new IllegalStateException("not all taken");
                }
            }
            plain.insist("POST", "/" + config.articles() + "/_refresh", null);
            return null;
        };
    }

    private static List<byte[]> requests(List<EnrichedArticle> articles) throws IOException {
        var requests = new ArrayList<byte[]>();
        var lines = new ByteArrayOutputStream();
        for (EnrichedArticle article : articles) {
            lines.write(
                    "{\"index\":{\"_id\":\"%s\"}}\n".formatted(article.getId()).getBytes(StandardCharsets.UTF_8));
            try (JsonGenerator json = new JsonFactory().createGenerator(lines)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                Documents.write(article, json);
                json.writeRaw('\n');
            }
            if (lines.size() >= OpenSearchConfig.DEFAULT_BULK_BYTES) {
                requests.add(lines.toByteArray());
                lines.reset();
            }
        }
        requests.add(lines.toByteArray());
        return requests;
    }
}
