package io.copytaster.enrich;

import io.copytaster.schemas.RawArticle;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Which deliveries a topology takes; it passes over the others as if they had not come. */
@FunctionalInterface
public interface Selection {
    /** Takes every delivery. */
    Selection ALL = (at, delivery) -> true;

    /** Whether a delivery that stands at this place is taken. */
    boolean takes(RecordMetadata at, RawArticle delivery);

    /** The step that lets through what is taken. */
    default FixedKeyProcessorSupplier<String, RawArticle, RawArticle> step() {
        return () -> new ContextualFixedKeyProcessor<>() {
            @Override
            public void process(FixedKeyRecord<String, RawArticle> delivery) {
                if (takes(context().recordMetadata().orElseThrow(), delivery.value())) {
                    context().forward(delivery);
                }
            }
        };
    }
}
