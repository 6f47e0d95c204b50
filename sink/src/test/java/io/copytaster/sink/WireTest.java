package io.copytaster.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.TrustedRecords;
import io.copytaster.sink.files.JsonLinesFiles;
import io.copytaster.sink.opensearch.OpenSearchConfig;
import io.copytaster.sink.opensearch.OpenSearchSink;
import io.copytaster.sink.opensearch.SearchServer;
import io.copytaster.sink.parquet.Duck;
import io.copytaster.sink.parquet.ParquetFiles;
import io.copytaster.sink.parquet.Rows;
import io.copytaster.sink.postgres.PostgresConfig;
import io.copytaster.sink.postgres.PostgresServer;
import io.copytaster.sink.postgres.PostgresSink;
import io.copytaster.sink.search.SearchIndex;
import io.copytaster.sink.webhook.ArticleFilter;
import io.copytaster.sink.webhook.WebhookConfig;
import io.copytaster.sink.webhook.WebhookSink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A wire through each sink: all that went in is there, and no field of it is other than it was. It takes the first
 * thousand articles, or as many as {@code -Dwire.articles=21578} says.
 */
class WireTest {
    private static final int ARTICLES = Integer.getInteger("wire.articles", 1_000);
    private static final int BATCH = 500;

    private static List<EnrichedArticle> wire;
    private static List<DuplicateArticle> copies;

    @TempDir
    Path folder;

    @BeforeAll
    static void read() throws IOException {
        TrustedRecords.trust();
        wire = Wire.articles(ARTICLES);
        copies = Wire.copies(wire);
        assertFalse(wire.isEmpty());
        assertTrue(wire.stream().anyMatch(article -> !article.getLinks().isEmpty()));
    }

    @Test
    void isFoundInTheSearchIndex() {
        try (var index = SearchIndex.open(folder)) {
            write(index);
            assertEquals(wire.size(), index.searches().count());
            for (EnrichedArticle article : wire) {
                assertEquals(article, index.searches().article(article.getId()).orElseThrow());
            }
            var held = new ArrayList<DuplicateArticle>();
            wire.forEach(article -> held.addAll(index.searches().copies(article.getId())));
            assertEquals(copies, held);
        }
    }

    @Test
    void standsInTheFiles() throws IOException {
        try (var files = JsonLinesFiles.open(
                folder, "cluster", Fixtures.serdes("wire").raw().deserializer())) {
            write(files);
        }
        assertEquals(
                wire.stream().map(ArticleJson::line).sorted().toList(),
                Files.readAllLines(folder.resolve("enriched.jsonl")).stream()
                        .sorted()
                        .toList());
        assertEquals(
                copies.stream().map(ArticleJson::line).sorted().toList(),
                Files.readAllLines(folder.resolve("duplicates.jsonl")).stream()
                        .sorted()
                        .toList());
    }

    @Test
    void standsInTheDatabaseAndInParquetFilesWithTheSameSums() throws Exception {
        PostgresConfig config = PostgresServer.fresh();
        try (var database = PostgresSink.open(config);
                var parquet = ParquetFiles.open(folder, "cluster")) {
            write(database);
            write(parquet);
        }
        try (var connection = PostgresServer.connect(config)) {
            assertEquals(byId(), ReadBack.articles(connection));
            assertEquals(copiesById(), ReadBack.copies(connection));
        }
        assertEquals(byId(), parquetById());
        List<DuplicateArticle> rows = Rows.copies(folder);
        assertEquals(copies.size(), rows.size());
        assertEquals(copiesById(), byId(rows));
        for (Sums sums : Sums.ALL) {
            List<String> expected = PostgresServer.rows(config, sums.postgres());
            assertFalse(expected.isEmpty());
            assertEquals(
                    expected.stream().sorted().toList(),
                    Duck.rows(folder, sums.table(), sums.duck()).stream()
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"opensearch", "elasticsearch"})
    void isFoundInASearchServer(String kind) {
        SearchServer server = SearchServer.of(kind);
        OpenSearchConfig config = server.fresh();
        try (var sink = OpenSearchSink.open(config)) {
            write(sink);
        }
        var held = new TreeMap<String, EnrichedArticle>();
        var listed = new ArrayList<String>();
        server.all(config.articlesAlias(), hit -> {
            EnrichedArticle article = ReadBack.article(hit.path("_source"));
            held.put(article.getId(), article);
            hit.path("_source")
                    .path("copies")
                    .forEach(copy ->
                            listed.add(article.getId() + " " + copy.path("id").asText()));
        });
        assertEquals(byId(), held);
        var heldCopies = new ArrayList<DuplicateArticle>();
        server.all(config.copiesAlias(), hit -> heldCopies.add(ReadBack.copy(hit.path("_source"))));
        assertEquals(copiesById(), byId(heldCopies));
        assertEquals(
                copies.stream()
                        .map(copy -> copy.getDuplicateOf() + " " + copy.getId())
                        .sorted()
                        .toList(),
                listed.stream().sorted().toList());
    }

    @Test
    void isPostedWhole() throws IOException {
        Map<String, Integer> bodies = new ConcurrentHashMap<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newFixedThreadPool(4);
        receiver.setExecutor(threads);
        receiver.createContext("/", exchange -> receive(exchange, bodies));
        receiver.start();
        try (var sink = WebhookSink.open(
                new WebhookConfig(
                        URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"),
                        null,
                        ArticleFilter.all(),
                        true,
                        WebhookConfig.DEFAULT_TIMEOUT),
                InstantSource.system())) {
            write(sink);
        } finally {
            receiver.stop(0);
            threads.shutdown();
        }
        var expected = new TreeMap<String, Integer>();
        wire.forEach(
                article -> expected.put("{\"event\":\"article\",\"article\":" + ArticleJson.line(article) + "}", 1));
        assertEquals(expected, new TreeMap<>(bodies));
    }

    private static void receive(HttpExchange exchange, Map<String, Integer> bodies) throws IOException {
        try (exchange) {
            bodies.merge(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), 1, Integer::sum);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static void write(ArticleSink sink) {
        var records = new ArrayList<SinkRecord>();
        wire.forEach(article -> records.add(new SinkRecord.Enriched(article)));
        copies.forEach(copy -> records.add(new SinkRecord.Duplicate(copy)));
        for (int from = 0; from < records.size(); from += BATCH) {
            assertEquals(List.of(), sink.write(records.subList(from, Math.min(records.size(), from + BATCH))));
        }
        sink.flush();
    }

    private static Map<String, EnrichedArticle> byId() {
        var byId = new TreeMap<String, EnrichedArticle>();
        wire.forEach(article -> byId.put(article.getId(), article));
        return byId;
    }

    private static Map<String, DuplicateArticle> copiesById() {
        return byId(copies);
    }

    private static Map<String, DuplicateArticle> byId(List<DuplicateArticle> some) {
        var byId = new TreeMap<String, DuplicateArticle>();
        some.forEach(copy -> byId.put(copy.getId(), copy));
        return byId;
    }

    private Map<String, EnrichedArticle> parquetById() throws IOException {
        var byId = new TreeMap<String, EnrichedArticle>();
        for (EnrichedArticle article : Rows.articles(folder)) {
            assertEquals(null, byId.put(article.getId(), article), "held twice");
        }
        return byId;
    }
}
