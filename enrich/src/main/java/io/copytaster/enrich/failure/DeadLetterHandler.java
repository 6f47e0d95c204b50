package io.copytaster.enrich.failure;

import io.copytaster.enrich.EnrichConfig;
import io.copytaster.schemas.ArticleHeaders;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.Generation;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what cannot be read or processed to the dead letters and goes on with the next record: under exactly-once a
 * handler that failed would abort the dead letter together with its transaction. Only where the fault is not the
 * record's, as when the schema registry is away, the thread fails and the record is read again.
 */
public final class DeadLetterHandler implements DeserializationExceptionHandler, ProcessingExceptionHandler {
    /** Stage named in dead letters whose bytes are no article. */
    public static final String DECODE = "decode";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

    private Generation generation = Generation.LIVE;

    @Override
    public void configure(Map<String, ?> settings) {
        if (settings.get(EnrichConfig.GENERATION) instanceof String name) {
            generation = new Generation(name);
        }
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (Outage.isCauseOf(exception)) {
            return DeserializationExceptionHandler.Response.fail();
        }
        return DeserializationExceptionHandler.Response.resume(
                letter(context, record.key(), record.value(), DECODE, reason(exception)));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (exception instanceof KafkaException || Outage.isCauseOf(exception)) {
            return ProcessingExceptionHandler.Response.fail();
        }
        return ProcessingExceptionHandler.Response.resume(letter(
                context,
                context.sourceRawKey(),
                context.sourceRawValue(),
                context.processorNodeId(),
                reason(exception)));
    }

    private List<ProducerRecord<byte[], byte[]>> letter(
            ErrorHandlerContext context, byte[] key, byte[] value, String stage, String error) {
        var origin = new DeadLetter.Origin(context.topic(), context.partition(), context.offset());
        var letter = new DeadLetter(key, value, stage, error, null, origin);
        LOG.warn("event=dead-letter {}", letter);
        ProducerRecord<byte[], byte[]> record = letter.toRecord(generation);
        ArticleHeaders.withRetries(record.headers(), ArticleHeaders.retries(context.headers()));
        return List.of(record);
    }

    private static String reason(Exception exception) {
        var reason = new StringBuilder(String.valueOf(exception.getMessage()));
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            reason.append(": ").append(cause.getMessage());
        }
        return exception instanceof KafkaException
                ? reason.toString()
                : exception.getClass().getSimpleName() + ": " + reason;
    }
}
