package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.cluster.Backlog;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.Topics;
import java.io.IOException;
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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Replays beside and into a pipeline that runs, on a real broker. */
@Timeout(300)
class ReplayTest {
    private static final int ARTICLES = 1_200;
    private static final int PARTITIONS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static LivePipeline pipeline;

    @BeforeAll
    static void start() throws Exception {
        pipeline = LivePipeline.start(folder, PARTITIONS, 2);
        pipeline.ingest(
                Newsroom.write(folder.resolve("stories.jsonl"), ARTICLES / 2, 5),
                Wire.write(folder.resolve("wire.jsonl.gz"), ARTICLES / 2, 7));
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @Test
    void givesTheSameBytesEachTimeAndWhatTheLivePipelineGave() throws Exception {
        pipeline.ok("replay", "--generation", "one", "--threads", "1");
        pipeline.ok("replay", "--generation", "two", "--threads", "3");
        assertEquals(pipeline.bytes("one", Topics.ENRICHED), pipeline.bytes("two", Topics.ENRICHED));
        assertEquals(pipeline.bytes("one", Topics.DUPLICATES), pipeline.bytes("two", Topics.DUPLICATES));
        assertEquals(pipeline.bytes("live", Topics.ENRICHED), pipeline.bytes("one", Topics.ENRICHED));
        JsonNode counts = diff("two", "one").counts();
        assertNoDifference(counts);
        assertTrue(counts.path("same").asInt() > ARTICLES * 9 / 10, counts::toString);
    }

    @Test
    void differsOnlyInArticlesWithTheEntryThatWasChanged() throws Exception {
        Set<String> with = mentioning(ChangedLexicon.ENTRY);
        assertFalse(with.isEmpty());
        fillWithChangedLexicon("drones");
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
        fillWithChangedLexicon("wanted");
        try {
            pipeline.restart(Lexicon.load(ChangedLexicon.in(folder)));
            assertTrue(diff("live", "wanted").counts().path("changed").asInt() > 0);

            String one = mentioning(ChangedLexicon.ENTRY).iterator().next();
            pipeline.ok("replay", "--id", one);
            assertFalse(diff("live", "wanted").articles().containsKey(one), one);
            pipeline.ok("replay");
            assertNoDifference(diff("live", "wanted").counts());
            assertEquals(families, families());
        } finally {
            pipeline.restart(Lexicon.bundled());
            pipeline.ok("replay");
        }
    }

    @Test
    void goesOnWhereItWasKilledAndFollowsWhatCameAfterItsSpan() throws Exception {
        pipeline.ok("replay", "--generation", "calm");
        String data = folder.resolve("data").toString();
        try (Child killed =
                Child.start(folder, pipeline.servers().with("replay", "--generation", "killed", "--data", data))) {
            try (var admin = Admin.create(pipeline.cluster().kafka())) {
                Await.until("replayed", () -> admin
                        .listConsumerGroupOffsets(LivePipeline.APPLICATION + "-killed")
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .values()
                        .stream()
                        .anyMatch(at -> at != null && at.offset() > 100));
            }
            killed.kill();
        }
        pipeline.fails("is there already", "replay", "--generation", "killed");
        pipeline.ok("replay", "resume", "killed", "--data", data);
        assertEquals(pipeline.bytes("calm", Topics.ENRICHED), pipeline.bytes("killed", Topics.ENRICHED));
        assertEquals(pipeline.bytes("calm", Topics.DUPLICATES), pipeline.bytes("killed", Topics.DUPLICATES));

        pipeline.ingest(Files.writeString(
                folder.resolve("late.jsonl"),
                "{\"id\":\"late\",\"text\":\"Nobody had ever heard of such a late article before it came.\"}\n"));
        try (Child follows = Child.start(
                folder, pipeline.servers().with("replay", "resume", "killed", "--follow", "--data", data))) {
            Await.until("the late article", () -> pipeline.bytes("killed", Topics.ENRICHED).keySet().stream()
                    .anyMatch(key -> new String(key.get(), StandardCharsets.UTF_8).equals("late")));
            pipeline.fails("still has members", "replay", "drop", "killed");
            assertTrue(list("killed").contains("running"), () -> list("killed"));
            follows.stop();
        }
    }

    @Test
    void readsOnlyWhatItIsToldTo() throws Exception {
        pipeline.ok("replay", "--generation", "site", "--source", "site");
        assertEquals(
                Set.of("site"),
                pipeline.articles("site").values().stream()
                        .map(EnrichedArticle::getSource)
                        .collect(Collectors.toSet()));
        String end = Long.toString(ends().get(new TopicPartition(Topics.RAW, 0)));
        String planned = pipeline.ok("replay", "--dry-run", "--generation", "none", "--offsets", "0:0-" + end);
        assertTrue(planned.contains("deliveries   " + end), planned);
        assertTrue(planned.contains("/s, as in earlier replays"), planned);
        assertEquals("", list("none"));
    }

    @Test
    void showsUsersTheGenerationThatTheyAreSwitchedTo() throws Exception {
        fillWithChangedLexicon("new");
        pipeline.ok("replay", "switch", "new");
        assertTrue(list("new").contains("* new"), () -> list("new"));
        pipeline.fails("what users see", "replay", "drop", "new");
        Path out = folder.resolve("out");
        try (Child sink = Child.start(
                        folder,
                        pipeline.servers().with("sink", "files", "--generation", "current", "--out", out.toString()));
                var backlog = new Backlog(pipeline.cluster())) {
            Generation generation = new Generation("new");
            List<String> topics = Topics.OUTPUTS.stream().map(generation::topic).toList();
            Await.until("sink", () -> backlog.isDone("copytaster-sink-files-new", topics));
            sink.stop();
        }
        assertTrue(Files.readString(out.resolve("enriched.jsonl")).contains(ChangedLexicon.NAME));
        assertEquals(
                pipeline.articles("new").keySet(), Results.of(out).enriched().keySet());
        pipeline.ok("replay", "switch", "live");
        pipeline.ok("replay", "drop", "new");
    }

    private record Diff(Map<String, JsonNode> articles, JsonNode counts) {}

    private static Diff diff(String name, String other) throws Exception {
        var articles = new TreeMap<String, JsonNode>();
        JsonNode last = null;
        for (String line :
                pipeline.ok("replay", "diff", name, other, "--json").lines().toList()) {
            last = JSON.readTree(line);
            if (last.has("id")) {
                articles.put(last.path("id").asText(), last);
            }
        }
        return new Diff(articles, last);
    }

    private static Set<String> mentioning(String entry) {
        var ids = new TreeSet<String>();
        pipeline.articles("live").values().stream()
                .filter(a -> a.getMentions().stream().anyMatch(m -> m.getId().equals(entry)))
                .forEach(a -> ids.add(a.getId()));
        return ids;
    }

    private static Map<String, String> families() {
        var families = new TreeMap<String, String>();
        pipeline.articles("live")
                .forEach((id, article) -> families.put(id, article.getFamilyId() + " " + article.getRevisionOf()));
        return families;
    }

    private static Map<TopicPartition, Long> ends() {
        try (var consumer = new KafkaConsumer<>(
                pipeline.cluster().kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(consumer.partitionsFor(Topics.RAW).stream()
                    .map(p -> new TopicPartition(Topics.RAW, p.partition()))
                    .toList());
        }
    }

    private static void fillWithChangedLexicon(String generation) throws IOException {
        String lexicon = ChangedLexicon.in(folder).toString();
        pipeline.ok("replay", "--generation", generation, "--lexicon", lexicon);
    }

    private static void assertNoDifference(JsonNode counts) {
        for (String difference : List.of("changed", "missing", "added")) {
            assertEquals(0, counts.path(difference).asInt(), counts::toString);
        }
    }

    /** What the list of replays says of a generation. */
    private static String list(String generation) {
        String bootstrapServers = pipeline.cluster().bootstrapServers();
        var result = Program.run("replay", "list", "--bootstrap-servers", bootstrapServers);
        assertEquals(0, result.exitCode(), result::err);
        return result.out()
                .lines()
                .filter(line -> line.substring(2).startsWith(generation + " "))
                .collect(Collectors.joining());
    }
}
