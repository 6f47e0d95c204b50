package io.copytaster.app.replay;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads how articles stand in generations: one partition at a time, so that no more than that is held in memory. */
final class StandingReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deserializer<EnrichedArticle> enriched;
    private final Deserializer<DuplicateArticle> duplicates;

    StandingReader(Cluster cluster) {
        var settings = cluster.kafka();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        enriched = cluster.serdes().enriched().deserializer();
        duplicates = cluster.serdes().duplicates().deserializer();
    }

    /** The articles of one partition as they stand now, by id. */
    Map<String, Standing> read(Generation generation, int partition) {
        var articles = new HashMap<String, Standing>();
        scan(
                new TopicPartition(generation.topic(Topics.ENRICHED), partition),
                record -> put(
                        articles,
                        record,
                        record.value() == null
                                ? null
                                : Standing.of(enriched.deserialize(record.topic(), record.value()))));
        var copies = new HashMap<String, Standing>();
        scan(
                new TopicPartition(generation.topic(Topics.DUPLICATES), partition),
                record -> put(
                        copies,
                        record,
                        record.value() == null
                                ? null
                                : Standing.of(duplicates.deserialize(record.topic(), record.value()))));
        // While an article moves, it stands in both for a moment; the enriched one is what was there before or will be.
        copies.forEach(articles::putIfAbsent);
        return articles;
    }

    private interface Take {
        void record(ConsumerRecord<byte[], byte[]> record);
    }

    private void scan(TopicPartition partition, Take take) {
        var all = List.of(partition);
        consumer.assign(all);
        consumer.seekToBeginning(all);
        long end = consumer.endOffsets(all).get(partition);
        while (consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(take::record);
        }
    }

    private static void put(Map<String, Standing> standings, ConsumerRecord<byte[], byte[]> record, Standing standing) {
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (standing == null) {
            standings.remove(id);
        } else {
            standings.put(id, standing);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
