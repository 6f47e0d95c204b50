package io.copytaster.sink;

import io.copytaster.schemas.ArticleHeaders;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends what a sink cannot read to the dead-letter topic; makes its producer when it first needs one. */
final class DeadLetterSender implements AutoCloseable {
    private final String stage;
    private final Generation generation;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final List<Future<RecordMetadata>> unconfirmed = new ArrayList<>();
    private Producer<byte[], byte[]> producer;

    DeadLetterSender(String kind, Generation generation, Supplier<Producer<byte[], byte[]>> producers) {
        this.stage = "sink-" + kind;
        this.generation = generation;
        this.producers = producers;
    }

    void send(ConsumerRecord<byte[], byte[]> record, String error) {
        if (producer == null) {
            producer = producers.get();
        }
        var origin = new DeadLetter.Origin(record.topic(), record.partition(), record.offset());
        var letter = new DeadLetter(record.key(), record.value(), stage, error, null, origin).toRecord(generation);
        ArticleHeaders.withRetries(letter.headers(), ArticleHeaders.retries(record.headers()));
        unconfirmed.add(producer.send(letter));
    }

    /** Returns when the broker has all that was sent. */
    void flush() {
        if (unconfirmed.isEmpty()) {
            return;
        }
        producer.flush();
        for (Future<RecordMetadata> sent : unconfirmed) {
            try {
                sent.get();
            } catch (ExecutionException e) {
                throw new SinkException(
                        Topics.DEAD_LETTERS + ": cannot write a dead letter: "
                                + e.getCause().getMessage(),
                        e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SinkException(stage + " was interrupted while it wrote a dead letter", e);
            }
        }
        unconfirmed.clear();
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
