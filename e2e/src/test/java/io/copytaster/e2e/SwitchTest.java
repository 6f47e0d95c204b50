package io.copytaster.e2e;

import static io.copytaster.e2e.SunkPipeline.OPENSEARCH;
import static io.copytaster.e2e.SunkPipeline.POSTGRES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.app.replay.ReplayLog;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.opensearch.OpenSearchConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Users of a database and a search server are switched from one generation to another and back. */
@Timeout(300)
class SwitchTest {
    private static final String OTHER = "g2";

    @TempDir
    static Path folder;

    private static SunkPipeline sunk;
    private static OpenSearchConfig indices;

    @BeforeAll
    static void fillTwoGenerations() throws Exception {
        sunk = SunkPipeline.start(folder);
        indices = sunk.indices();
        sunk.ingest(Wire.write(folder.resolve("wire.jsonl.gz"), 200, 7));
        ok(
                "replay",
                "--generation",
                OTHER,
                "--lexicon",
                ChangedLexicon.in(folder).toString());
        sunk.fill(Generation.LIVE);
        sunk.fill(new Generation(OTHER));
        ok(both("live"));
    }

    @AfterAll
    static void stop() throws Exception {
        sunk.close();
    }

    @AfterEach
    void switchBack() {
        ok(and(both("live"), "--force"));
    }

    @Test
    void showsUsersWhatTheyAreSwitchedToAndKeepsTheOther() throws Exception {
        assertUsersSee("live");
        assertEquals(sunk.seen("copytaster.article"), sunk.seen("copytaster_current.article"));

        String said = ok(both(OTHER));

        assertTrue(said.contains("sink postgres shows g2"), said);
        assertTrue(said.contains("sink opensearch shows g2"), said);
        assertTrue(said.contains("current generation: g2"), said);
        assertUsersSee(OTHER);
        assertEquals(List.of(ChangedLexicon.NAME), sunk.drones("copytaster_current"));
        assertEquals(List.of("drone"), sunk.drones("copytaster"));
        assertEquals(sunk.found(indices.articlesAlias() + "-1"), sunk.found(indices.articlesAlias()));
        assertEquals(
                List.of("7"),
                sunk.rows("SELECT count(*) FROM pg_views WHERE schemaname = 'copytaster_current'"
                        + " AND definition LIKE '%copytaster_g2.%'"));

        // The live sink goes on, and starts again, beside what users see now.
        sunk.fill(Generation.LIVE);
        assertUsersSee(OTHER);

        ok(both("live"));
        assertUsersSee("live");
        ok(both("live"));
        assertUsersSee("live");
    }

    @Test
    void refusesToShowWhatIsNotThere() throws Exception {
        ok("replay", "--generation", "unsunk");
        refuses("never got generation unsunk; run ./copytaster sink postgres", to("unsunk", sunk.options(POSTGRES)));
        refuses(
                "never got generation unsunk; run ./copytaster sink opensearch",
                to("unsunk", sunk.options(OPENSEARCH)));
        refuses("never got generation unsunk", and(both("unsunk"), "--force"));
        refuses(
                "schema elsewhere_g2: never got",
                and(to(OTHER, sunk.options(POSTGRES)), "--postgres-schema", "elsewhere"));
        refuses(
                "/elsewhere-articles-g2: never got",
                to(OTHER, "--opensearch-url", sunk.url(), "--opensearch-prefix", "elsewhere"));
        refuses("no replay is called nowhere; there are: ", both("nowhere"));
        refuses("generation No_Good: a name has", both("No_Good"));
        refuses("127.0.0.1:1", to(OTHER, "--postgres-url", "postgresql://127.0.0.1:1/news"));
        refuses("http://127.0.0.1:1", and(to(OTHER, sunk.options(POSTGRES)), "--opensearch-url", "http://127.0.0.1:1"));
        assertEquals(
                List.of(),
                sunk.rows("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'elsewhere%'"),
                "nothing is made for a switch that is refused");
    }

    @Test
    void refusesOneThatDoesNotHaveAllThatCameInUntilItHas() throws Exception {
        ok("replay", "--generation", "site", "--source", "site");
        sunk.fill(POSTGRES, new Generation("site"));
        refuses("read only a part of the deliveries", to("site", sunk.options(POSTGRES)));

        sunk.ingest(Files.writeString(
                folder.resolve("late.jsonl"),
                "{\"id\":\"late\",\"text\":\"Nobody had ever heard of such a late article before it came.\"}\n"));
        refuses("sink postgres does not have all of generation live yet", to("live", sunk.options(POSTGRES)));
        refuses("g2 does not have what came in after its span: run ./copytaster replay resume g2", both(OTHER));
        ok(and(both(OTHER), "--force"));
        assertFalse(sunk.found(indices.articlesAlias()).contains("late"));

        sunk.fill(Generation.LIVE);
        try (Child follows = Child.start(
                folder,
                sunk.servers()
                        .with(
                                "replay",
                                "resume",
                                OTHER,
                                "--follow",
                                "--lexicon",
                                ChangedLexicon.in(folder).toString()))) {
            Await.until("the late article", () -> Standing.in(
                            Topics.ENRICHED + "." + OTHER, sunk.servers().cluster())
                    .containsKey(Bytes.wrap("late".getBytes(UTF_8))));
            sunk.fill(new Generation(OTHER));
            ok(both(OTHER));
            follows.stop();
        }
        assertTrue(sunk.found(indices.articlesAlias()).contains("late"));
        assertEquals(List.of("late"), sunk.rows("SELECT id FROM copytaster_current.article WHERE id = 'late'"));
    }

    @Test
    void isNotHeldUpByWhatIsBeingWritten() throws Exception {
        var settings = sunk.servers().cluster().kafka();
        settings.put("transactional.id", "open");
        try (var enrich = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            enrich.initTransactions();
            enrich.beginTransaction();
            enrich.send(new ProducerRecord<>(Topics.ENRICHED, new byte[1], null))
                    .get();
            ok(both("live"));
            enrich.abortTransaction();
        }
    }

    @Test
    void saysWhenOnlyOneOfTwoTargetsIsSwitchedAndGoesOnFromThere() throws Exception {
        sunk.readOnly(true);
        try {
            String said = fails(both(OTHER));
            assertTrue(said.contains("sink opensearch was not switched"), said);
            assertTrue(said.contains(indices.url().toString()), said);
            assertTrue(said.contains("users of [postgres] see g2 already: run this again"), said);
            assertTrue(said.contains("replay switch live to go back"), said);
        } finally {
            sunk.readOnly(false);
        }
        assertEquals(List.of(ChangedLexicon.NAME), sunk.drones("copytaster_current"));
        assertEquals(indices.articlesAlias() + "-1", sunk.target(indices.articlesAlias()));
        assertEquals(Generation.LIVE, current());

        ok(both(OTHER));
        assertUsersSee(OTHER);
    }

    private static Generation current() {
        return new ReplayLog(sunk.servers().cluster()).current();
    }

    private static void assertUsersSee(String generation) throws Exception {
        boolean isLive = generation.equals("live");
        assertEquals(List.of(isLive ? "drone" : ChangedLexicon.NAME), sunk.drones("copytaster_current"));
        String index = isLive ? "-1" : "-" + generation;
        assertEquals(indices.articlesAlias() + index, sunk.target(indices.articlesAlias()));
        assertEquals(indices.copiesAlias() + index, sunk.target(indices.copiesAlias()));
        assertEquals(Generation.named(generation), current());
    }

    private static String[] to(String generation, String... options) {
        return and(new String[] {"replay", "switch", generation}, options);
    }

    private static String[] both(String generation) {
        return and(to(generation, sunk.options(POSTGRES)), sunk.options(OPENSEARCH));
    }

    private static String[] and(String[] command, String... more) {
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
    }

    private static String ok(String... command) {
        var result = sunk.run(command);
        assertEquals(0, result.exitCode(), () -> String.join(" ", command) + ": " + result.err());
        return result.out();
    }

    private static String fails(String... command) {
        var result = sunk.run(command);
        assertEquals(1, result.exitCode(), () -> String.join(" ", command) + ": " + result.out() + result.err());
        return result.err();
    }

    private static void refuses(String saying, String... command) throws Exception {
        String said = fails(command);
        assertTrue(said.contains(saying), said);
        assertUsersSee("live");
    }
}
