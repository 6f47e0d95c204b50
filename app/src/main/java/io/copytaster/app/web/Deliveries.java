package io.copytaster.app.web;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds single deliveries in {@code articles.raw}, which holds the texts that the index does not: by the time of receipt,
 * which is the time of the record, too. Looks at a bounded stretch.
 */
final class Deliveries implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final int MOST_RECORDS = 20_000;
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(100);

    private final InstantSource clock;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Deserializer<RawArticle> articles;

    Deliveries(Cluster cluster, InstantSource clock) {
        this.clock = clock;
        var settings = cluster.kafka();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LONGEST.toMillis());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        articles = cluster.serdes().raw().deserializer();
    }

    /** The delivery that a copy was judged by; empty if it is no longer there, or was not found in time. */
    synchronized Optional<RawArticle> of(DuplicateArticle copy) {
        var found = new ArrayList<RawArticle>();
        look(copy.getReceivedAt(), 0, copy.getId(), article -> {
            if (article.getVersion() == copy.getVersion() && isReleased(article, clock.instant())) {
                found.add(article);
            }
            return found.isEmpty();
        });
        return found.stream().findFirst();
    }

    /**
     * Versions of an article up to the one that stands, in their order: of each the delivery that came last, as far as
     * they came in not too long before it or after it.
     */
    synchronized List<RawArticle> versions(EnrichedArticle article) {
        var versions = new TreeMap<Long, RawArticle>();
        look(article.getReceivedAt(), MOST_RECORDS / 2, article.getId(), delivery -> {
            boolean usable = delivery.getStatus() == PublicationStatus.USABLE && isReleased(delivery, clock.instant());
            if (usable && delivery.getVersion() <= article.getVersion()) {
                versions.put(delivery.getVersion(), delivery);
            }
            return true;
        });
        return List.copyOf(versions.values());
    }

    @Override
    public synchronized void close() {
        consumer.close();
        articles.close();
    }

    /** Nobody is to read what is under embargo, though a version with the same number is out. */
    static boolean isReleased(RawArticle delivery, Instant now) {
        Instant until = delivery.getEmbargoedUntil();
        return until == null || !until.isAfter(now);
    }

    /**
     * Gives the deliveries of an article to somebody until he has enough.
     *
     * @param time of receipt to begin at
     * @param before records to begin earlier by, in all partitions together
     */
    private void look(Instant time, int before, String id, Predicate<RawArticle> wantsMore) {
        try {
            seek(time.toEpochMilli(), before);
            find(id, wantsMore);
        } catch (KafkaException e) {
            log.warn("event=delivery-not-read id=\"{}\" error=\"{}\"", id, e.getMessage());
        }
    }

    private void seek(long time, int before) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.RAW).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        var firsts = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        consumer.offsetsForTimes(partitions.stream().collect(Collectors.toMap(p -> p, p -> time)))
                .forEach((partition, found) -> {
                    long at = found == null ? ends.get(partition) : found.offset();
                    consumer.seek(partition, Math.max(firsts.get(partition), at - before / partitions.size()));
                });
    }

    private void find(String id, Predicate<RawArticle> wantsMore) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        var ends = consumer.endOffsets(consumer.assignment());
        int looked = 0;
        while (looked < MOST_RECORDS
                && System.nanoTime() < deadline
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                looked++;
                if (id.equals(record.key())) {
                    RawArticle article = articles.deserialize(Topics.RAW, record.value());
                    if (article != null && !wantsMore.test(article)) {
                        return;
                    }
                }
            }
        }
    }
}
