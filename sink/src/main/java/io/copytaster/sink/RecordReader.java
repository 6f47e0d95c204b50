package io.copytaster.sink;

import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;

/** From the bytes of a topic to what a sink is given. */
final class RecordReader {
    /** Header of a withdrawal: version up to which it withdraws, in decimal digits. */
    static final String VERSION = "version";

    private final Deserializer<EnrichedArticle> enriched;
    private final Deserializer<DuplicateArticle> duplicates;
    private final Generation generation;

    RecordReader(ArticleSerdes serdes, Generation generation) {
        this.generation = generation;
        enriched = serdes.enriched().deserializer();
        duplicates = serdes.duplicates().deserializer();
    }

    /** A record cannot be read and never will be: it is to become a dead letter. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads a record of a public topic.
     *
     * @throws UnreadableException if it is broken
     * @throws SinkAwayException if the registry that knows its schema does not answer
     */
    SinkRecord read(ConsumerRecord<byte[], byte[]> record) throws UnreadableException {
        return switch (generation.live(record.topic())) {
            case Topics.ENRICHED ->
                record.value() == null
                        ? new SinkRecord.EnrichedWithdrawn(key(record), version(record))
                        : new SinkRecord.Enriched(value(enriched, record));
            case Topics.DUPLICATES ->
                record.value() == null
                        ? new SinkRecord.DuplicateWithdrawn(key(record), version(record))
                        : new SinkRecord.Duplicate(value(duplicates, record));
            case Topics.DEAD_LETTERS ->
                new SinkRecord.Failed(
                        DeadLetter.of(record),
                        record.partition(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestamp()));
            default -> throw new IllegalArgumentException("no topic for a sink: " + record.topic());
        };
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) throws UnreadableException {
        if (record.key() == null) {
            throw new UnreadableException("neither key nor value", null);
        }
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static Long version(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(VERSION);
        if (header == null || header.value() == null) {
            return null;
        }
        try {
            return Long.valueOf(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return null; // what was to be withdrawn must not stay because its version is unclear
        }
    }

    private static <T> T value(Deserializer<T> deserializer, ConsumerRecord<byte[], byte[]> record)
            throws UnreadableException {
        try {
            return deserializer.deserialize(record.topic(), record.value());
        } catch (RuntimeException e) {
            if (RegistryFailures.isAway(e)) {
                throw new SinkAwayException("schema registry does not answer: " + rootMessage(e), e);
            }
            throw new UnreadableException("cannot be decoded: " + rootMessage(e), e);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root == failure ? root.getMessage() : failure.getMessage() + ": " + root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
