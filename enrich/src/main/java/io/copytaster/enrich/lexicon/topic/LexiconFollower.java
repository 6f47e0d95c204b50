package io.copytaster.enrich.lexicon.topic;

import io.copytaster.enrich.lexicon.Lexicon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over the lexicon that the topic holds, and each later one, for as long as it is open. What it cannot use is logged
 * and passed over: the lexicon in use stays.
 */
public final class LexiconFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LexiconFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<Lexicon> taker;
    private final Thread thread;
    private volatile boolean closed;

    private LexiconFollower(KafkaConsumer<byte[], byte[]> consumer, Consumer<Lexicon> taker) {
        this.consumer = consumer;
        this.taker = taker;
        this.thread = new Thread(this::follow, "lexicon-follower");
        thread.setDaemon(true);
    }

    /**
     * Reads the topic to its end, creating it if need be, hands over what it holds, and goes on following it.
     *
     * @param clients settings of Kafka's clients, {@code bootstrap.servers} among them
     * @param taker takes each lexicon, the first before this returns, and none if the topic holds none; must not throw
     * @param atMost how long to wait for the topic's end
     * @throws IllegalStateException if the end is not reached in that time
     */
    public static LexiconFollower start(
            Map<String, Object> clients, Consumer<Lexicon> taker, Duration atMost, InstantSource clock) {
        LexiconTopic.createIfMissing(clients);
        var settings = new HashMap<>(clients);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG); // every instance reads all
        var deserializer = new ByteArrayDeserializer();
        var consumer = new KafkaConsumer<>(settings, deserializer, deserializer);
        var follower = new LexiconFollower(consumer, taker);
        try {
            follower.readToEnd(atMost, clock);
        } catch (KafkaException e) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            throw LexiconTopic.failed("cannot be read", e);
        } catch (RuntimeException e) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            throw e;
        }
        follower.thread.start();
        return follower;
    }

    private void readToEnd(Duration atMost, InstantSource clock) {
        Instant deadline = clock.instant().plus(atMost);
        var partitions = List.of(LexiconTopic.PARTITION);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        long end = consumer.endOffsets(partitions, atMost).get(LexiconTopic.PARTITION);
        while (consumer.position(LexiconTopic.PARTITION, atMost) < end) {
            if (clock.instant().isAfter(deadline)) {
                throw new IllegalStateException(
                        LexiconTopic.NAME + ": not read to its end within " + atMost.toSeconds() + " s");
            }
            take(consumer.poll(POLL));
        }
    }

    private void follow() {
        try (consumer) {
            while (!closed) {
                try {
                    take(consumer.poll(POLL));
                } catch (WakeupException e) {
                    LOG.debug("event=lexicon-follower-closed");
                } catch (KafkaException e) {
                    LOG.warn("event=lexicon-topic-unreadable topic={} error={}", LexiconTopic.NAME, e.toString());
                    LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
                }
            }
        }
    }

    /** Of several at once the newest that can be used counts. */
    private void take(ConsumerRecords<byte[], byte[]> records) {
        List<ConsumerRecord<byte[], byte[]>> newestFirst = new ArrayList<>();
        records.forEach(record -> newestFirst.add(0, record));
        for (var record : newestFirst) {
            if (isTaken(record)) {
                return;
            }
        }
    }

    /** Whether a record held a lexicon that can be used; whatever it holds, the one in use stays if not. */
    private boolean isTaken(ConsumerRecord<byte[], byte[]> record) {
        try {
            Lexicon lexicon = read(record);
            taker.accept(lexicon);
            LOG.info(
                    "event=lexicon-taken version={} entries={} offset={}",
                    lexicon.version(),
                    lexicon.entries().size(),
                    record.offset());
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "event=lexicon-refused topic={} offset={} reason={}",
                    LexiconTopic.NAME,
                    record.offset(),
                    e.getMessage());
            return false;
        }
    }

    private static Lexicon read(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.key() == null || !LexiconTopic.KEY.equals(new String(record.key(), StandardCharsets.UTF_8))) {
            throw new IOException("has another key than " + LexiconTopic.KEY);
        }
        return record.value() == null ? Lexicon.bundled() : Lexicon.of(LexiconArchive.unpack(record.value()));
    }

    /** Stops following. */
    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
