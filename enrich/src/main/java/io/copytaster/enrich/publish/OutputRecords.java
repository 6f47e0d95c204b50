package io.copytaster.enrich.publish;

import io.copytaster.enrich.Outcome;
import io.copytaster.schemas.ArticleHeaders;
import io.copytaster.schemas.DeadLetter;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Makes the records of the output topics, with their own headers only. */
public final class OutputRecords {
    private OutputRecords() {}

    /**
     * Records of a topic of articles: the article, or null with the version that withdrew it.
     *
     * @param article the article of an outcome that has one, else null
     */
    public static <T> FixedKeyProcessorSupplier<String, Outcome, T> of(Function<Outcome, T> article) {
        return () -> new ContextualFixedKeyProcessor<>() {
            @Override
            public void process(FixedKeyRecord<String, Outcome> outcome) {
                T value = article.apply(outcome.value());
                context().forward(outcome.withValue(value).withHeaders(headers(outcome.value())));
            }
        };
    }

    /** Records of the dead-letter topic. */
    public static ProcessorSupplier<String, Outcome, byte[], byte[]> deadLetters() {
        return () -> new ContextualProcessor<>() {
            @Override
            public void process(Record<String, Outcome> outcome) {
                DeadLetter letter = ((Outcome.Rejected) outcome.value()).letter();
                Headers headers =
                        ArticleHeaders.withRetries(letter.headers(), ArticleHeaders.retries(outcome.headers()));
                context().forward(new Record<>(letter.key(), letter.value(), outcome.timestamp(), headers));
            }
        };
    }

    private static Headers headers(Outcome outcome) {
        var headers = new RecordHeaders();
        if (outcome instanceof Outcome.NotEnriched gone) {
            ArticleHeaders.withVersion(headers, gone.version());
        } else if (outcome instanceof Outcome.NotDuplicate gone) {
            ArticleHeaders.withVersion(headers, gone.version());
        }
        return headers;
    }
}
