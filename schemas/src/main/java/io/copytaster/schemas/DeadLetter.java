package io.copytaster.schemas;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What could not be processed: the bytes as they came, and where and why it failed. In Kafka the last four are headers.
 *
 * @param key article id where it is known, else a name for the place it came from, such as {@code feed.jsonl:12}; may be null
 * @param value the bytes as they came; may be null
 * @param stage what it failed in: {@code ingest}, {@code decode} or the name of a step of the topology
 * @param error what was wrong, in words for the one who mends it
 * @param input file, address or other input it came from; null if it came from a topic
 * @param origin record it was read from; null if it never was one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; Kafka's own records are arrays, too
public record DeadLetter(byte[] key, byte[] value, String stage, String error, String input, Origin origin) {
    /** A place in a topic. */
    public record Origin(String topic, int partition, long offset) {}

    private static final String STAGE = "stage";
    private static final String ERROR = "error";
    private static final String INPUT = "input";
    private static final String TOPIC = "source.topic";
    private static final String PARTITION = "source.partition";
    private static final String OFFSET = "source.offset";

    /** The record to send. */
    public ProducerRecord<byte[], byte[]> toRecord() {
        return toRecord(Generation.LIVE);
    }

    /** The record to send to the dead letters of a generation. */
    public ProducerRecord<byte[], byte[]> toRecord(Generation generation) {
        return new ProducerRecord<>(generation.topic(Topics.DEAD_LETTERS), null, key, value, headers());
    }

    /** The letter that a record of the dead-letter topic holds; headers that it lacks are null. */
    public static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
        Headers headers = record.headers();
        String topic = text(headers, TOPIC);
        Origin origin = topic == null
                ? null
                : new Origin(topic, (int) number(text(headers, PARTITION)), number(text(headers, OFFSET)));
        return new DeadLetter(
                record.key(), record.value(), text(headers, STAGE), text(headers, ERROR), text(headers, INPUT), origin);
    }

    /** The key as text, or null. */
    public String keyText() {
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    /** Says what failed in one line, without its content. */
    @Override
    public String toString() {
        return "DeadLetter[key=" + keyText() + ", stage=" + stage + ", error=" + error + ", input=" + input
                + ", origin=" + origin + ", bytes=" + (value == null ? 0 : value.length) + "]";
    }

    /** Where and why it failed, as the headers of its record. */
    public Headers headers() {
        var headers = new RecordHeaders();
        add(headers, STAGE, stage);
        add(headers, ERROR, error);
        add(headers, INPUT, input);
        if (origin != null) {
            add(headers, TOPIC, origin.topic());
            add(headers, PARTITION, Integer.toString(origin.partition()));
            add(headers, OFFSET, Long.toString(origin.offset()));
        }
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static long number(String text) {
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
