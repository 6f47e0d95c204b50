package io.copytaster.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.sink.files.JsonLinesFiles;
import io.copytaster.sink.opensearch.OpenSearchConfig;
import io.copytaster.sink.opensearch.OpenSearchSink;
import io.copytaster.sink.opensearch.SearchServer;
import io.copytaster.sink.parquet.Duck;
import io.copytaster.sink.parquet.ParquetFiles;
import io.copytaster.sink.postgres.PostgresConfig;
import io.copytaster.sink.postgres.PostgresServer;
import io.copytaster.sink.postgres.PostgresSink;
import io.copytaster.sink.search.SearchIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every target there is, seen from both ends: as the sink that writes it, and as others read it. */
interface Target {
    /** Opens it for writing. */
    ArticleSink open();

    /** Id, version and title of each article, sorted; read while it is not open. */
    List<String> articles() throws Exception;

    /** Id, version and original of each copy, sorted. */
    List<String> copies() throws Exception;

    /** Article and copy, for each article that itself says where else it stood, sorted; null if it does not. */
    default List<String> listed() throws Exception {
        return null;
    }

    static Target lucene(Path folder, Set<String> ids) {
        return new Target() {
            @Override
            public ArticleSink open() {
                return SearchIndex.open(folder);
            }

            @Override
            public List<String> articles() {
                var lines = new TreeSet<String>();
                try (var index = SearchIndex.open(folder)) {
                    ids.forEach(id -> index.searches()
                            .article(id)
                            .ifPresent(a -> lines.add(a.getId() + " " + a.getVersion() + " " + a.getTitle())));
                }
                return List.copyOf(lines);
            }

            @Override
            public List<String> copies() {
                var lines = new TreeSet<String>();
                try (var index = SearchIndex.open(folder)) {
                    ids.forEach(id -> index.searches()
                            .copies(id)
                            .forEach(c -> lines.add(c.getId() + " " + c.getVersion() + " " + c.getDuplicateOf())));
                }
                return List.copyOf(lines);
            }
        };
    }

    static Target jsonLines(Path folder) {
        var json = new ObjectMapper();
        return new Target() {
            @Override
            public ArticleSink open() {
                return JsonLinesFiles.open(
                        folder, "cluster", Fixtures.serdes("targets").raw().deserializer());
            }

            @Override
            public List<String> articles() throws IOException {
                return lines("enriched.jsonl", "title");
            }

            @Override
            public List<String> copies() throws IOException {
                return lines("duplicates.jsonl", "duplicateOf");
            }

            private List<String> lines(String file, String last) throws IOException {
                var lines = new TreeSet<String>();
                for (String line : Files.readAllLines(folder.resolve(file))) {
                    lines.add(line(json.readTree(line), last));
                }
                return List.copyOf(lines);
            }
        };
    }

    static Target parquet(Path folder) {
        return new Target() {
            @Override
            public ArticleSink open() {
                return ParquetFiles.open(folder, "cluster");
            }

            @Override
            public List<String> articles() throws Exception {
                return sorted(Duck.rows(folder, "articles", "SELECT id || ' ' || version || ' ' || title FROM FILES"));
            }

            @Override
            public List<String> copies() throws Exception {
                return sorted(Duck.rows(
                        folder, "duplicates", "SELECT id || ' ' || version || ' ' || duplicateOf FROM FILES"));
            }
        };
    }

    static Target postgres(PostgresConfig config) {
        return new Target() {
            @Override
            public ArticleSink open() {
                return PostgresSink.open(config);
            }

            @Override
            public List<String> articles() throws Exception {
                return sorted(PostgresServer.rows(config, "SELECT id || ' ' || version || ' ' || title FROM article"));
            }

            @Override
            public List<String> copies() throws Exception {
                return sorted(PostgresServer.rows(
                        config, "SELECT id || ' ' || version || ' ' || duplicate_of FROM duplicate"));
            }

            @Override
            public List<String> listed() throws Exception {
                return sorted(PostgresServer.rows(
                        config,
                        "SELECT a.id || ' ' || o.id FROM article a JOIN outlet o ON o.article_id = a.id"
                                + " WHERE o.kind <> 'ORIGINAL'"));
            }
        };
    }

    static Target server(SearchServer server) {
        OpenSearchConfig config = server.fresh();
        return new Target() {
            @Override
            public ArticleSink open() {
                return OpenSearchSink.open(config);
            }

            @Override
            public List<String> articles() {
                var lines = new TreeSet<String>();
                for (JsonNode article : all(config.articlesAlias())) {
                    ((com.fasterxml.jackson.databind.node.ObjectNode) article)
                            .put("title", article.path("title").path("other").asText());
                    lines.add(line(article, "title"));
                }
                return List.copyOf(lines);
            }

            @Override
            public List<String> copies() {
                var lines = new TreeSet<String>();
                all(config.copiesAlias()).forEach(copy -> lines.add(line(copy, "duplicateOf")));
                return List.copyOf(lines);
            }

            @Override
            public List<String> listed() {
                var lines = new TreeSet<String>();
                for (JsonNode article : all(config.articlesAlias())) {
                    article.path("copies")
                            .forEach(copy -> lines.add(article.path("id").asText() + " "
                                    + copy.path("id").asText()));
                }
                return List.copyOf(lines);
            }

            private List<JsonNode> all(String index) {
                var all = new ArrayList<JsonNode>();
                server.ask("GET", "/" + index + "/_search?size=10000", null)
                        .path("hits")
                        .path("hits")
                        .forEach(hit -> all.add(hit.path("_source")));
                return all;
            }
        };
    }

    private static String line(JsonNode json, String last) {
        return json.path("id").asText() + " " + json.path("version").asLong() + " "
                + json.path(last).asText();
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }
}
