package io.copytaster.app.web.live;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.deadletters.Decision;
import io.copytaster.schemas.ArticleHeaders;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The newest dead letters. */
final class DeadLetterList {
    static final int MOST = 100;
    private static final int MOST_BYTES = 400;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private DeadLetterList() {}

    /** Reads them, newest first. */
    static List<DeadLetterNote> newest(Cluster cluster, Map<String, Decision> decisions) {
        var notes = new ArrayList<DeadLetterNote>();
        long deadline = System.nanoTime() + LONGEST.toNanos();
        try (var tail = TopicTail.of(cluster, List.of(Topics.DEAD_LETTERS), MOST)) {
            while (!tail.isThrough() && System.nanoTime() < deadline) {
                tail.poll(POLL).forEach(record -> notes.add(note(record, decisions)));
            }
        }
        notes.sort(Comparator.comparing(DeadLetterNote::at)
                .thenComparing(DeadLetterNote::offset)
                .reversed());
        return List.copyOf(notes.subList(0, Math.min(MOST, notes.size())));
    }

    private static DeadLetterNote note(ConsumerRecord<byte[], byte[]> record, Map<String, Decision> decisions) {
        DeadLetter letter = DeadLetter.of(record);
        String origin = letter.origin() == null
                ? letter.input()
                : letter.origin().topic() + "/" + letter.origin().partition() + "@"
                        + letter.origin().offset();
        return new DeadLetterNote(
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()).toString(),
                letter.keyText(),
                letter.stage(),
                letter.error(),
                origin,
                begin(letter.value()),
                ArticleHeaders.retries(record.headers()),
                decisions.get(record.partition() + ":" + record.offset()));
    }

    private static String begin(byte[] value) {
        if (value == null) {
            return "";
        }
        int end = Math.min(MOST_BYTES, value.length);
        return new String(value, 0, end, StandardCharsets.UTF_8) + (end < value.length ? " …" : "");
    }
}
