package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lexicon that is changed while the topology runs. */
@Timeout(240)
class LexiconTest {
    @TempDir
    Path folder;

    private Servers servers;
    private Cluster cluster;
    private final Map<String, EnrichedArticle> enriched = new HashMap<>();

    @BeforeEach
    void start() {
        servers = Servers.start(folder);
        cluster = servers.cluster();
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void tagsNewArticlesWithWhatWasPublishedMeanwhile() throws Exception {
        run("topics", "create", "--partitions", "2", "--bootstrap-servers", cluster.bootstrapServers());
        try (var articles = new KafkaConsumer<>(
                        consumer(),
                        new StringDeserializer(),
                        cluster.serdes().enriched().deserializer());
                Child enrich = Child.start(folder, servers.with("enrich"))) {
            articles.subscribe(List.of(Topics.ENRICHED));
            ingest("before");
            Await.until("the first article", () -> poll(articles).containsKey("before"));
            assertTrue(enriched.get("before").getLexicon().startsWith("bundled-"));
            assertEquals(List.of("tank"), mentions("before"));

            publish();

            var sent = new ArrayList<String>();
            Await.until("the lexicon to be taken", () -> {
                sent.add("after" + sent.size());
                ingest(sent.get(sent.size() - 1));
                return poll(articles).values().stream()
                        .anyMatch(article -> article.getLexicon().startsWith("desk-"));
            });
            String after = enriched.values().stream()
                    .filter(article -> article.getLexicon().startsWith("desk-"))
                    .findFirst()
                    .orElseThrow()
                    .getId();
            assertEquals(List.of("tank", "gravitator"), mentions(after));
            assertTrue(enrich.isAlive(), enrich.err());
        }
    }

    @Test
    void isThatOfAPageThatRunsByItself() throws Exception {
        run("topics", "create", "--partitions", "2", "--bootstrap-servers", cluster.bootstrapServers());
        publish();
        try (Child search = Child.start(folder, servers.with("sink", "search", "--port", "0"))) {
            Await.until("the page", () -> page(search) != null || !search.isAlive());
            var request = HttpRequest.newBuilder(URI.create(page(search) + "api/tag"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"Here stood a gravitator.\"}"))
                    .build();
            String tagged = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            assertTrue(tagged.contains("\"id\":\"gravitator\""), tagged);
        }
    }

    private static String page(Child search) throws IOException {
        String said = "search page: ";
        return search.err()
                .lines()
                .filter(line -> line.startsWith(said))
                .map(line -> line.substring(said.length()))
                .findFirst()
                .orElse(null);
    }

    /** Publishes a lexicon that has one weapon more than the one that ships. */
    private void publish() throws IOException {
        Path desk = Files.createDirectory(folder.resolve("desk"));
        Files.writeString(desk.resolve("lexicon.txt"), "extends: bundled\n");
        Files.writeString(desk.resolve("arms.tsv"), "id\ttype\tname\ngravitator\tOTHER\tgravitator\n");
        run("lexicon", "publish", desk.toString(), "--bootstrap-servers", cluster.bootstrapServers());
    }

    private List<String> mentions(String id) {
        return enriched.get(id).getMentions().stream().map(Mention::getId).toList();
    }

    private void ingest(String id) throws Exception {
        Path file = folder.resolve(id + ".jsonl");
        String own = IntStream.range('a', 'z')
                .mapToObj(letter -> id + (char) letter)
                .collect(Collectors.joining(" ")); // no copy of the others
        Files.writeString(
                file,
                "{\"id\":\"%s\",\"source\":\"wire\",\"text\":\"Here %s stood a tank and a gravitator.\"}%n"
                        .formatted(id, own));
        run(servers.with("ingest", file.toString()));
    }

    private Map<String, EnrichedArticle> poll(KafkaConsumer<String, EnrichedArticle> articles) {
        articles.poll(Duration.ofMillis(200)).forEach(record -> enriched.put(record.key(), record.value()));
        return enriched;
    }

    private Map<String, Object> consumer() {
        var settings = cluster.kafka();
        settings.put("group.id", "test");
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        return settings;
    }

    private static void run(String... command) {
        var result = Program.run(command);
        assertEquals(0, result.exitCode(), result.err());
    }
}
