package io.copytaster.app.replay;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.schemas.ArticleHeaders;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.SafeProducer;
import io.copytaster.schemas.Topics;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Hands deliveries to the live topology once more, which publishes anew those that are current: see decision 8. Only so
 * many are under way at a time, so that new deliveries wait for few old ones.
 */
final class LiveReplay {
    /** Consumer group that keeps the place. */
    static final String GROUP = "copytaster-replay";

    private static final long MOST_UNDER_WAY = 2_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Cluster cluster;
    private final ReplayLog log;
    private final ReplayPlan plan;
    private final Deserializer<RawArticle> raw;
    private volatile Exception failure;

    LiveReplay(Cluster cluster, ReplayLog log, ReplayPlan plan) {
        this.cluster = cluster;
        this.log = log;
        this.plan = plan;
        raw = cluster.serdes().raw().deserializer();
    }

    /**
     * Checks that a replay into the live topics can be begun.
     *
     * @param begun the replays that are known, by name
     * @throws StartException if another one is not through, or nothing runs that would take the deliveries
     */
    static void check(Map<String, ReplayPlan> begun, ClusterAdmin admin) {
        ReplayPlan other = begun.get(Generation.LIVE_NAME);
        if (other != null && !other.done()) {
            throw new StartException("a replay into the live topics is not through yet: go on with it with ./copytaster"
                    + " replay resume live, or forget it with ./copytaster replay drop live");
        }
        requireEnrich(admin);
        requireUnused(admin);
    }

    /** Keeps the plan and sets the place to the begin of its span. */
    void begin(ClusterAdmin admin) {
        log.put(plan);
        admin.commit(GROUP, plan.span().begins());
    }

    /**
     * Sends until all is through.
     *
     * @return false if it was stopped before
     */
    boolean run(CountDownLatch stop, PrintWriter err) throws InterruptedException {
        try (var admin = new ClusterAdmin(cluster);
                var consumer =
                        new KafkaConsumer<>(reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(writing(), new ByteArraySerializer(), new ByteArraySerializer())) {
            requireEnrich(admin);
            List<TopicPartition> replays =
                    admin.partitions(EnrichTopology.replays(EnrichConfig.DEFAULT_APPLICATION_ID));
            consumer.assign(plan.span().partitions());
            consumer.committed(Set.copyOf(plan.span().partitions()))
                    .forEach((partition, at) -> consumer.seek(partition, at.offset()));
            var progress =
                    new ReplayProgress(err, InstantSource.system(), plan.span().size(), done(consumer));
            while (done(consumer) < plan.span().size()) {
                progress.show(done(consumer));
                send(consumer.poll(POLL), producer);
                commit(consumer);
                if (!awaitRoom(admin, replays, MOST_UNDER_WAY, stop)) {
                    progress.end(done(consumer));
                    return false;
                }
            }
            boolean through = awaitRoom(admin, replays, 0, stop);
            double rate = progress.end(done(consumer));
            if (through) {
                log.put(plan.finished(rate));
            }
            return through;
        }
    }

    private void send(ConsumerRecords<byte[], byte[]> records, KafkaProducer<byte[], byte[]> producer) {
        byte[] mark = plan.createdAt().getBytes(StandardCharsets.UTF_8);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (isWanted(record)) {
                var again = new ProducerRecord<>(
                        EnrichTopology.replays(EnrichConfig.DEFAULT_APPLICATION_ID),
                        record.partition(),
                        record.key(),
                        record.value());
                again.headers().add(ArticleHeaders.REPLAY, mark);
                // What fails is thrown after the flush: offsets are committed only when all were taken.
                var unused = producer.send(again, (at, error) -> {
                    if (error != null) {
                        failure = error;
                    }
                });
            }
        }
        producer.flush();
        if (failure != null) {
            throw new StartException(
                    "the replay has failed: " + failure.getMessage() + "; it can be gone on with", failure);
        }
    }

    /** What cannot be read failed before, and is a dead letter. */
    private boolean isWanted(ConsumerRecord<byte[], byte[]> record) {
        if (!plan.span().holds(record.partition(), record.offset())) {
            return false;
        }
        if (!plan.ids().isEmpty()
                && (record.key() == null || !plan.ids().contains(new String(record.key(), StandardCharsets.UTF_8)))) {
            return false;
        }
        if (plan.sources().isEmpty()) {
            return true;
        }
        try {
            return plan.sources()
                    .contains(raw.deserialize(record.topic(), record.value()).getSource());
        } catch (org.apache.kafka.common.errors.SerializationException e) {
            return false;
        }
    }

    private void commit(KafkaConsumer<byte[], byte[]> consumer) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        plan.span()
                .ends()
                .forEach((partition, end) ->
                        offsets.put(partition, new OffsetAndMetadata(Math.min(end, consumer.position(partition)))));
        consumer.commitSync(offsets);
    }

    private long done(KafkaConsumer<byte[], byte[]> consumer) {
        var positions = new HashMap<TopicPartition, Long>();
        plan.span().partitions().forEach(p -> positions.put(p, consumer.position(p)));
        return plan.span().done(positions);
    }

    /** Waits until at most so many deliveries are under way; false if it was stopped. */
    private static boolean awaitRoom(ClusterAdmin admin, List<TopicPartition> replays, long most, CountDownLatch stop)
            throws InterruptedException {
        while (underWay(admin, replays) > most) {
            if (stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return stop.getCount() > 0;
    }

    private static long underWay(ClusterAdmin admin, List<TopicPartition> replays) {
        Map<TopicPartition, Long> ends = admin.offsets(replays, OffsetSpec.latest());
        Map<TopicPartition, Long> committed = admin.committed(EnrichConfig.DEFAULT_APPLICATION_ID);
        return ends.entrySet().stream()
                .mapToLong(e -> Math.max(0, e.getValue() - committed.getOrDefault(e.getKey(), 0L)))
                .sum();
    }

    private static void requireEnrich(ClusterAdmin admin) {
        if (admin.members(EnrichConfig.DEFAULT_APPLICATION_ID) == 0) {
            throw new StartException(
                    "no enrich runs here that could take deliveries again; start ./copytaster enrich, with"
                            + " the lexicon that is to count, or fill a generation with --generation NAME");
        }
    }

    private static void requireUnused(ClusterAdmin admin) {
        if (admin.members(GROUP) > 0) {
            throw new StartException("group " + GROUP + " still has members: stop the other replay first");
        }
    }

    private Map<String, Object> reading() {
        var settings = cluster.kafka();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        return settings;
    }

    private Map<String, Object> writing() {
        var settings = cluster.kafka();
        settings.putAll(SafeProducer.SETTINGS);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_REQUEST_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) Topics.MAX_REQUEST_BYTES);
        return settings;
    }
}
