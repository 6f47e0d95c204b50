package io.copytaster.enrich;

import io.copytaster.enrich.publish.Enricher;
import io.copytaster.enrich.state.Note;
import io.copytaster.enrich.state.Probe;
import io.copytaster.enrich.state.RecordSerde;
import io.copytaster.enrich.tag.Tagged;
import io.copytaster.schemas.ArticleHeaders;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in a driver, at least once: under exactly-once the driver drops dead letters. */
final class EnrichHarness implements AutoCloseable {
    /** Text that the tagger of the harness fails at. */
    static final String UNTAGGABLE = "untaggable";

    final TopologyTestDriver driver;
    static final Duration WINDOW = Duration.ofDays(7);

    private final ArticleSerdes serdes;

    EnrichHarness(Path stateDir, Instant now) {
        serdes = ArticleSerdes.at("mock://" + stateDir.getFileName(), Map.of());
        Properties settings = settings(stateDir);
        driver = new TopologyTestDriver(topology(serdes).build(settings), settings, now);
    }

    static Properties settings(Path stateDir) {
        Properties settings = new EnrichConfig("test", "localhost:1", stateDir, 1, 1, WINDOW, Map.of()).toProperties();
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        return settings;
    }

    static EnrichTopology topology(ArticleSerdes serdes) {
        var enricher = new Enricher(
                EnrichHarness::tag,
                (text, declared) -> declared,
                "test",
                serdes.raw().serializer());
        return new EnrichTopology(serdes, enricher, new EnrichCounts(), 4, WINDOW);
    }

    void deliver(RawArticle... deliveries) {
        for (RawArticle delivery : deliveries) {
            deliverUnder(delivery.getId(), delivery);
        }
    }

    void deliverUnder(String key, RawArticle delivery) {
        deliverBytes(key, serdes.raw().serializer().serialize(Topics.RAW, delivery));
    }

    void deliverBytes(String key, byte[] value) {
        driver.createInputTopic(Topics.RAW, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    /** Delivers what was delivered before, as a replay does. */
    void replay(RawArticle delivery) {
        var headers = new RecordHeaders();
        headers.add(ArticleHeaders.REPLAY, new byte[0]);
        driver.createInputTopic(
                        EnrichTopology.replays("test"),
                        new StringSerializer(),
                        serdes.raw().serializer())
                .pipeInput(new TestRecord<>(delivery.getId(), delivery, headers));
    }

    /** Puts a record into the search for copies, whatever the topology wrote there itself. */
    void probe(Probe probe) {
        driver.createInputTopic(
                        "test-probes-repartition",
                        new IntegerSerializer(),
                        RecordSerde.of(Probe.getEncoder(), Probe.getDecoder()).serializer())
                .pipeInput(0, probe);
    }

    /** Writes a note to an article. */
    void note(String id, Object body) {
        driver.createInputTopic(
                        "test-notes-repartition",
                        new StringSerializer(),
                        RecordSerde.of(Note.getEncoder(), Note.getDecoder()).serializer())
                .pipeInput(id, new Note(body));
    }

    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** The enriched articles as they stand, by what came since this was last asked. */
    Map<String, EnrichedArticle> enriched(Map<String, EnrichedArticle> before) {
        var standing = new TreeMap<>(before);
        driver.createOutputTopic(
                        Topics.ENRICHED,
                        new StringDeserializer(),
                        serdes.enriched().deserializer())
                .readKeyValuesToList()
                .forEach(r -> put(standing, r.key, r.value));
        return standing;
    }

    /** The duplicates as they stand, by what came since this was last asked. */
    Map<String, DuplicateArticle> duplicates(Map<String, DuplicateArticle> before) {
        var standing = new TreeMap<>(before);
        driver.createOutputTopic(
                        Topics.DUPLICATES,
                        new StringDeserializer(),
                        serdes.duplicates().deserializer())
                .readKeyValuesToList()
                .forEach(r -> put(standing, r.key, r.value));
        return standing;
    }

    List<DeadLetter> deadLetters() {
        return driver
                .createOutputTopic(Topics.DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(r -> DeadLetter.of(new ConsumerRecord<>(
                        Topics.DEAD_LETTERS,
                        0,
                        0,
                        0,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        r.key(),
                        r.value(),
                        r.headers(),
                        Optional.empty())))
                .toList();
    }

    RawArticle decodeRaw(byte[] value) {
        return serdes.raw().deserializer().deserialize(Topics.RAW, value);
    }

    @Override
    public void close() {
        driver.close();
    }

    private static <T> void put(Map<String, T> standing, String id, T value) {
        if (value == null) {
            standing.remove(id);
        } else {
            standing.put(id, value);
        }
    }

    @SuppressWarnings("UnusedVariable") // as the interface has it
    private static Tagged tag(String title, String text, String language) {
        if (text.contains(UNTAGGABLE)) {
            throw new IllegalStateException("no tagging of this");
        }
        return new Tagged(List.of(), List.of(), "test-lexicon");
    }
}
