package io.copytaster.schemas;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How whatever writes outside of transactions has its records arrive: all of them, each once, and in order. */
public final class SafeProducer {
    /**
     * Settings of a producer.
     *
     * <p>One request at a time, since a broker that knows nothing of a producer takes any of its records as the first
     * (KAFKA-15591, mended in Kafka 4.5). Of two requests under way to a new partition, it may refuse the first, because
     * it does not know yet that it leads, and take the second; the first is then out of order however often it is tried,
     * until {@code delivery.timeout.ms} is over.
     */
    public static final Map<String, Object> SETTINGS = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1);

    private SafeProducer() {}
}
