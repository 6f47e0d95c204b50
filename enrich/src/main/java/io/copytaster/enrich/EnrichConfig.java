package io.copytaster.enrich;

import io.copytaster.enrich.failure.DeadLetterHandler;
import io.copytaster.enrich.state.BoundedRocksDb;
import io.copytaster.enrich.state.QuietCommit;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How a topology is run.
 *
 * @param applicationId name of the application: its consumer group, and the beginning of its topics' names
 * @param bootstrapServers addresses of Kafka brokers
 * @param stateDir folder of the state stores
 * @param threads how many stream threads
 * @param replication copies of the topology's own topics; -1 leaves it to the broker
 * @param window how long after it was received an article is remembered, and compared with others
 * @param clients further settings of the Kafka clients, such as security; they win over all others
 * @param generation whose topics it writes to
 * @param selection which deliveries it takes
 */
public record EnrichConfig(
        String applicationId,
        String bootstrapServers,
        Path stateDir,
        int threads,
        int replication,
        Duration window,
        Map<String, String> clients,
        Generation generation,
        Selection selection) {
    /** Setting, for what Kafka makes by itself: name of the generation. */
    public static final String GENERATION = "copytaster.generation";

    /** The application id of the live pipeline. */
    public static final String DEFAULT_APPLICATION_ID = "copytaster-enrich";

    /** How long articles are remembered unless told otherwise. */
    public static final Duration DEFAULT_WINDOW = Duration.ofDays(7);

    /** How long a transaction is at most; when less comes it is shorter: see {@link QuietCommit}. */
    private static final int COMMIT_MS = 1_000;

    /** How long a batch waits to be filled. Nothing waits longer for it: the end of a transaction sends all. */
    private static final int LINGER_MS = 100;

    /** Checks the settings. */
    public EnrichConfig {
        Objects.requireNonNull(stateDir, "state folder");
        if (applicationId.isBlank()) {
            throw new IllegalArgumentException("application id must not be blank");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("stream threads must be at least 1: " + threads);
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be positive: " + window);
        }
        clients = Map.copyOf(clients);
        Objects.requireNonNull(generation, "generation");
        Objects.requireNonNull(selection, "selection");
    }

    /** The live pipeline, which takes every delivery. */
    public EnrichConfig(
            String applicationId,
            String bootstrapServers,
            Path stateDir,
            int threads,
            int replication,
            Duration window,
            Map<String, String> clients) {
        this(
                applicationId,
                bootstrapServers,
                stateDir,
                threads,
                replication,
                window,
                clients,
                Generation.LIVE,
                Selection.ALL);
    }

    /** The same as an application of its own that fills a generation. */
    public EnrichConfig filling(Generation generation, Selection selection) {
        return new EnrichConfig(
                generation.group(applicationId),
                bootstrapServers,
                stateDir,
                threads,
                replication,
                window,
                clients,
                generation,
                selection);
    }

    /** The same with further settings. */
    public EnrichConfig with(Map<String, String> further) {
        var all = new HashMap<>(clients);
        all.putAll(further);
        return new EnrichConfig(
                applicationId, bootstrapServers, stateDir, threads, replication, window, all, generation, selection);
    }

    /** The settings as Kafka Streams takes them. */
    public Properties toProperties() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.POLL_MS_CONFIG, QuietCommit.LOOK.toMillis());
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS);
        // Deliveries and verdicts are not joined, so neither waits for the other.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        settings.put(CommonClientConfigs.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(CommonClientConfigs.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        // While a fetch waits for records, the broker answers nothing else on the connection: with one under way, each
        // further store to restore would cost half a second.
        settings.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 20);
        consumer(settings, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer(settings, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        producer(settings, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producer(settings, ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        producer(settings, ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        // The first batch of a transaction is refused while the one before still ends: it is sent again soon, and what
        // was sent after it would be refused, too, as out of order.
        producer(settings, ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 10);
        producer(settings, ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        producer(settings, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_REQUEST_BYTES);
        producer(settings, ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * Topics.MAX_REQUEST_BYTES);
        settings.put(GENERATION, generation.name());
        settings.putAll(clients);
        var properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    private static void consumer(Map<String, Object> settings, String name, Object value) {
        settings.put(StreamsConfig.mainConsumerPrefix(name), value);
    }

    private static void producer(Map<String, Object> settings, String name, Object value) {
        settings.put(StreamsConfig.producerPrefix(name), value);
    }
}
