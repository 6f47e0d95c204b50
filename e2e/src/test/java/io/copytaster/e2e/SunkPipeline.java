package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.copytaster.app.cluster.Backlog;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.opensearch.OpenSearchConfig;
import io.copytaster.sink.opensearch.SearchServer;
import io.copytaster.sink.postgres.KillablePostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A pipeline that runs, and a real database and search server that its sinks fill. */
final class SunkPipeline implements AutoCloseable {
    static final String POSTGRES = "postgres";
    static final String OPENSEARCH = "opensearch";

    private final Path folder;
    private final KillablePostgres database;
    private final SearchServer search = SearchServer.of(OPENSEARCH);
    private final OpenSearchConfig indices;
    private final LivePipeline live;

    private SunkPipeline(Path folder) throws Exception {
        this.folder = folder;
        var started = CompletableFuture.supplyAsync(search::fresh);
        database = KillablePostgres.start(folder);
        live = LivePipeline.start(folder, 2, 1);
        indices = started.get();
    }

    /** Starts all but the sinks. */
    static SunkPipeline start(Path folder) throws Exception {
        return new SunkPipeline(folder);
    }

    Servers servers() {
        return live.servers();
    }

    OpenSearchConfig indices() {
        return indices;
    }

    /** Runs a command on its brokers. */
    Program.Result run(String... command) {
        return live.run(command);
    }

    /** Rows of a query to the database. */
    List<String> rows(String sql) throws Exception {
        return database.rows(sql);
    }

    /** Lets the live topology take articles. */
    void ingest(Path input) throws Exception {
        live.ingest(input);
    }

    /** Runs both sinks until their targets have all of a generation. */
    void fill(Generation generation) throws Exception {
        try (Child postgres = sink(POSTGRES, generation);
                Child opensearch = sink(OPENSEARCH, generation)) {
            stopWhenDone(postgres, POSTGRES, generation);
            stopWhenDone(opensearch, OPENSEARCH, generation);
        }
    }

    /** Runs a sink until its target has all of a generation. */
    void fill(String kind, Generation generation) throws Exception {
        try (Child sink = sink(kind, generation)) {
            stopWhenDone(sink, kind, generation);
        }
    }

    private Child sink(String kind, Generation generation) throws IOException {
        String[] command = Stream.concat(
                        Stream.of("sink", kind, "--generation", generation.label()), Stream.of(options(kind)))
                .toArray(String[]::new);
        return Child.start(folder, servers().with(command));
    }

    private void stopWhenDone(Child sink, String kind, Generation generation) throws Exception {
        List<String> topics = List.of(generation.topic(Topics.ENRICHED), generation.topic(Topics.DUPLICATES));
        try (var backlog = new Backlog(servers().cluster())) {
            Await.until(
                    "sink " + kind,
                    () -> !sink.isAlive() || backlog.isDone(generation.group("copytaster-sink-" + kind), topics));
        }
        assertTrue(sink.isAlive(), sink.err());
        sink.stop();
    }

    /** Where a sink writes. */
    String[] options(String kind) {
        return kind.equals(POSTGRES)
                ? new String[] {
                    "--postgres-url",
                    database.config().url().substring("jdbc:".length()),
                    "--postgres-user",
                    database.config().user()
                }
                : new String[] {"--opensearch-url", url(), "--opensearch-prefix", indices.prefix()};
    }

    /** Address of the search server. */
    String url() {
        return indices.url().toString();
    }

    /** What drones are called in a schema. */
    List<String> drones(String schema) throws Exception {
        return database.rows("SELECT DISTINCT name FROM " + schema + ".mention WHERE mentioned = 'drone'");
    }

    /** The articles in a table or view. */
    List<String> seen(String table) throws Exception {
        List<String> rows = database.rows("SELECT id, version, lexicon FROM " + table + " ORDER BY id");
        assertFalse(rows.isEmpty());
        return rows;
    }

    /** Ids of the articles found under a name. */
    List<String> found(String name) {
        var ids = new ArrayList<String>();
        search.all(name, hit -> ids.add(hit.path("_id").asText()));
        assertFalse(ids.isEmpty());
        return ids;
    }

    /** The one index that an alias leads to. */
    String target(String alias) {
        JsonNode held = search.ask("GET", "/_alias/" + alias, null);
        assertEquals(1, held.size(), held::toString);
        return held.fieldNames().next();
    }

    /** Lets the search server refuse all changes, or again none. */
    void readOnly(boolean is) {
        search.ask(
                "PUT",
                "/_cluster/settings",
                "{\"transient\":{\"cluster.blocks.read_only\":" + (is ? "true" : "null") + "}}");
    }

    @Override
    public void close() throws IOException {
        live.close();
        search.kill();
        database.close();
    }
}
