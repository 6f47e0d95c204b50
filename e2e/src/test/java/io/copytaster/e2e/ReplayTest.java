package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.cluster.Backlog;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.stage.EnrichStage;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichStreams;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Replays beside and into a pipeline that runs, on a real broker. */
@Timeout(300)
class ReplayTest {
    private static final int ARTICLES = 1_200;
    private static final int PARTITIONS = 3;
    private static final String APPLICATION = EnrichConfig.DEFAULT_APPLICATION_ID;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Servers servers;
    private Cluster cluster;
    private EnrichStreams live;

    @BeforeEach
    void start() throws Exception {
        servers = Servers.start(folder);
        cluster = servers.cluster();
        ok("topics", "create", "--partitions", Integer.toString(PARTITIONS));
        live = enrich(Lexicon.bundled());
        Path stories = Newsroom.write(folder.resolve("stories.jsonl"), ARTICLES / 2, 5);
        Path wire = Wire.write(folder.resolve("wire.jsonl.gz"), ARTICLES / 2, 7);
        ok("ingest", stories.toString(), wire.toString());
        awaitLive();
    }

    @AfterEach
    void stop() {
        if (live != null) {
            live.close();
        }
        servers.close();
    }

    @Test
    void givesTheSameBytesEachTimeAndWhatTheLivePipelineGave() throws Exception {
        ok("replay", "--generation", "one", "--threads", "1");
        ok("replay", "--generation", "two", "--threads", "3");
        assertEquals(bytes("one", Topics.ENRICHED), bytes("two", Topics.ENRICHED));
        assertEquals(bytes("one", Topics.DUPLICATES), bytes("two", Topics.DUPLICATES));
        assertEquals(bytes("live", Topics.ENRICHED), bytes("one", Topics.ENRICHED));
        JsonNode counts = diff("two", "one").counts();
        assertEquals(
                0,
                counts.path("changed").asInt()
                        + counts.path("missing").asInt()
                        + counts.path("added").asInt());
        assertTrue(counts.path("same").asInt() > ARTICLES * 9 / 10, counts::toString);
    }

    @Test
    void differsOnlyInArticlesWithTheEntryThatWasChanged() throws Exception {
        Set<String> with = mentioning(ChangedLexicon.ENTRY);
        assertFalse(with.isEmpty());
        ok(
                "replay",
                "--generation",
                "drones",
                "--lexicon",
                ChangedLexicon.in(folder).toString());
        Diff diff = diff("drones", "live");
        assertEquals(with, diff.articles().keySet());
        diff.articles().values().forEach(change -> {
            assertEquals("[\"MENTIONS\"]", change.path("changed").toString());
            assertTrue(change.path("mentionsAdded").toString().contains(ChangedLexicon.NAME), change::toString);
        });
        assertEquals(with.size(), diff.counts().path("mentions").asInt());
        assertEquals(0, diff.counts().path("family").asInt());
    }

    @Test
    void publishesAnewIntoTheLiveTopicsWithTheLexiconThatEnrichHasNow() throws Exception {
        Map<String, String> families = families();
        ok(
                "replay",
                "--generation",
                "drones",
                "--lexicon",
                ChangedLexicon.in(folder).toString());
        live.close();
        live = enrich(Lexicon.load(ChangedLexicon.in(folder)));
        awaitLive();
        assertTrue(diff("live", "drones").counts().path("changed").asInt() > 0);

        String one = mentioning(ChangedLexicon.ENTRY).iterator().next();
        ok("replay", "--id", one);
        assertFalse(diff("live", "drones").articles().containsKey(one), one);
        ok("replay");
        JsonNode counts = diff("live", "drones").counts();
        assertEquals(
                0,
                counts.path("changed").asInt()
                        + counts.path("missing").asInt()
                        + counts.path("added").asInt());
        assertEquals(families, families());
    }

    @Test
    void goesOnWhereItWasKilledAndFollowsWhatCameAfterItsSpan() throws Exception {
        ok("replay", "--generation", "calm");
        String data = folder.resolve("data").toString();
        try (Child killed = Child.start(folder, servers.with("replay", "--generation", "killed", "--data", data))) {
            try (var admin = Admin.create(cluster.kafka())) {
                Await.until("replayed", () -> admin
                        .listConsumerGroupOffsets(APPLICATION + "-killed")
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .values()
                        .stream()
                        .anyMatch(at -> at != null && at.offset() > 100));
            }
            killed.kill();
        }
        fails("is there already", "replay", "--generation", "killed");
        ok("replay", "resume", "killed", "--data", data);
        assertEquals(bytes("calm", Topics.ENRICHED), bytes("killed", Topics.ENRICHED));
        assertEquals(bytes("calm", Topics.DUPLICATES), bytes("killed", Topics.DUPLICATES));

        ok("ingest", line("late", "Nobody had ever heard of such a late article before it came."));
        awaitLive();
        try (Child follows =
                Child.start(folder, servers.with("replay", "resume", "killed", "--follow", "--data", data))) {
            Await.until("the late article", () -> bytes("killed", Topics.ENRICHED).keySet().stream()
                    .anyMatch(key -> new String(key.get(), StandardCharsets.UTF_8).equals("late")));
            fails("still has members", "replay", "drop", "killed");
            assertTrue(list().contains("running"));
            follows.stop();
        }
    }

    @Test
    void readsOnlyWhatItIsToldTo() throws Exception {
        ok("replay", "--generation", "site", "--source", "site");
        assertEquals(
                Set.of("site"),
                articles("site").values().stream()
                        .map(EnrichedArticle::getSource)
                        .collect(Collectors.toSet()));
        String end = Long.toString(ends().get(new TopicPartition(Topics.RAW, 0)));
        String planned = ok("replay", "--dry-run", "--generation", "none", "--offsets", "0:0-" + end);
        assertTrue(planned.contains("deliveries   " + end), planned);
        assertTrue(planned.contains("/s, as in earlier replays"), planned);
        assertFalse(list().contains("none"));
    }

    @Test
    void refusesWhatItCannotDo() throws Exception {
        ok("replay", "--generation", "old", "--offsets", "0:0-50");
        fails("is there already", "replay", "--generation", "old");
        fails(
                "begun with lexicon",
                "replay",
                "resume",
                "old",
                "--follow",
                "--lexicon",
                ChangedLexicon.in(folder).toString());
        fails("lower-case", "replay", "--generation", "No_Good");
        fails("holds offsets", "replay", "--generation", "far", "--offsets", "0:0-999999");
        fails("has 3 partitions", "replay", "--generation", "far", "--offsets", "7:0-1");
        fails("holds nothing", "replay", "--generation", "far", "--from", "2199-01-01");
        fails("no replay is called", "replay", "diff", "nothing");
        fails("for --generation", "replay", "--lexicon", folder.toString());
        try (var admin = Admin.create(cluster.kafka())) {
            admin.deleteRecords(Map.of(new TopicPartition(Topics.RAW, 0), RecordsToDelete.beforeOffset(20)))
                    .all()
                    .get();
        }
        fails("are gone", "replay", "--generation", "far", "--from", "2015-01-01");
        fails("holds offsets 20", "replay", "--generation", "far", "--offsets", "0:0-30");
        live.close();
        try (var admin = new io.copytaster.app.cluster.ClusterAdmin(cluster)) {
            Await.until("the group to be empty", () -> admin.members(APPLICATION) == 0);
        }
        fails("no enrich runs", "replay");
        ok("replay", "drop", "old");
        try (var admin = Admin.create(cluster.kafka())) {
            Await.until("topics to go", () -> admin.listTopics().names().get().stream()
                    .noneMatch(topic -> topic.contains("old")));
        }
        ok("replay", "--generation", "old", "--offsets", "1:0-10");
        var wrong = Program.run(
                "replay",
                "list",
                "--bootstrap-servers",
                "127.0.0.1:1",
                "--client-setting",
                "default.api.timeout.ms=1500",
                "--client-setting",
                "request.timeout.ms=1000");
        assertEquals(1, wrong.exitCode());
        assertTrue(wrong.err().contains("127.0.0.1:1"), wrong.err());
    }

    @Test
    void showsUsersTheGenerationThatTheyAreSwitchedTo() throws Exception {
        ok(
                "replay",
                "--generation",
                "new",
                "--lexicon",
                ChangedLexicon.in(folder).toString());
        ok("replay", "switch", "new");
        assertTrue(list().contains("* new"));
        fails("what users see", "replay", "drop", "new");
        Path out = folder.resolve("out");
        try (Child sink = Child.start(
                        folder, servers.with("sink", "files", "--generation", "current", "--out", out.toString()));
                var backlog = new Backlog(cluster)) {
            Generation generation = new Generation("new");
            List<String> topics = Topics.OUTPUTS.stream().map(generation::topic).toList();
            Await.until("sink", () -> backlog.isDone("copytaster-sink-files-new", topics));
            sink.stop();
        }
        assertTrue(Files.readString(out.resolve("enriched.jsonl")).contains(ChangedLexicon.NAME));
        assertEquals(articles("new").keySet(), Results.of(out).enriched().keySet());
        ok("replay", "switch", "live");
        ok("replay", "drop", "new");
    }

    private EnrichStreams enrich(Lexicon lexicon) throws Exception {
        EnrichStreams started =
                EnrichStage.start(cluster, folder.resolve("state"), 2, EnrichConfig.DEFAULT_WINDOW, lexicon);
        Await.until("enrich", started::isRunning);
        return started;
    }

    private void awaitLive() throws Exception {
        try (var backlog = new Backlog(cluster)) {
            Await.until(
                    "live", () -> live.isRunning() && backlog.isDone(APPLICATION, EnrichTopology.sources(APPLICATION)));
        }
    }

    private record Diff(Map<String, JsonNode> articles, JsonNode counts) {}

    private Diff diff(String name, String other) throws Exception {
        var articles = new TreeMap<String, JsonNode>();
        JsonNode last = null;
        for (String line : ok("replay", "diff", name, other, "--json").lines().toList()) {
            last = JSON.readTree(line);
            if (last.has("id")) {
                articles.put(last.path("id").asText(), last);
            }
        }
        return new Diff(articles, last);
    }

    private Set<String> mentioning(String entry) {
        var ids = new TreeSet<String>();
        articles("live").values().stream()
                .filter(a -> a.getMentions().stream().anyMatch(m -> m.getId().equals(entry)))
                .forEach(a -> ids.add(a.getId()));
        return ids;
    }

    private Map<String, String> families() {
        var families = new TreeMap<String, String>();
        articles("live")
                .forEach((id, article) -> families.put(id, article.getFamilyId() + " " + article.getRevisionOf()));
        return families;
    }

    private Map<String, EnrichedArticle> articles(String generation) {
        var articles = new TreeMap<String, EnrichedArticle>();
        var reader = cluster.serdes().enriched().deserializer();
        bytes(generation, Topics.ENRICHED)
                .forEach((key, value) -> articles.put(
                        new String(key.get(), StandardCharsets.UTF_8),
                        reader.deserialize(Topics.ENRICHED, value.get())));
        return articles;
    }

    /** What stands in an output topic of a generation, as bytes. */
    private Map<Bytes, Bytes> bytes(String generation, String live) {
        return Standing.in(Generation.named(generation).topic(live), cluster);
    }

    private Map<TopicPartition, Long> ends() {
        try (var consumer =
                new KafkaConsumer<>(cluster.kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(consumer.partitionsFor(Topics.RAW).stream()
                    .map(p -> new TopicPartition(Topics.RAW, p.partition()))
                    .toList());
        }
    }

    private String line(String id, String text) throws Exception {
        return Files.writeString(folder.resolve(id + ".jsonl"), "{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}\n")
                .toString();
    }

    private String list() {
        var result = Program.run("replay", "list", "--bootstrap-servers", cluster.bootstrapServers());
        assertEquals(0, result.exitCode(), result::err);
        return result.out();
    }

    private String ok(String... command) {
        var result = Program.run(servers.with(command));
        assertEquals(0, result.exitCode(), () -> String.join(" ", command) + ": " + result.err());
        return result.out();
    }

    private void fails(String saying, String... command) {
        var result = Program.run(servers.with(command));
        assertNotEquals(0, result.exitCode(), () -> String.join(" ", command) + ": " + result.out());
        assertTrue(result.err().contains(saying), result.err());
    }
}
