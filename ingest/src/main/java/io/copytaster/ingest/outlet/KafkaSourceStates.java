package io.copytaster.ingest.outlet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.source.poll.SourceState;
import io.copytaster.ingest.source.poll.SourceStates;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** States of sources in a compacted topic, one JSON object a source under its name. */
public final class KafkaSourceStates implements SourceStates {
    /** The topic: one partition, created when it is not there. */
    public static final String TOPIC = "ingest.sources";

    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> settings;
    private final KafkaProducer<String, String> producer;

    /**
     * Opens the topic, and creates it if need be.
     *
     * @param clientSettings of Kafka's clients, {@code bootstrap.servers} among them
     * @throws OutletException if the broker does not let it
     */
    public KafkaSourceStates(Map<String, Object> clientSettings) {
        this.settings = Map.copyOf(clientSettings);
        create();
        var producerSettings = new HashMap<>(settings);
        producerSettings.put("enable.idempotence", true);
        producerSettings.put("acks", "all");
        this.producer = new KafkaProducer<>(producerSettings, new StringSerializer(), new StringSerializer());
    }

    private void create() {
        var topic = new NewTopic(TOPIC, 1, (short) -1)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new OutletException(
                        TOPIC + ": cannot be created: " + e.getCause().getMessage(), e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutletException(TOPIC + ": interrupted", e);
        }
    }

    @Override
    public Map<String, SourceState> load() {
        var states = new HashMap<String, SourceState>();
        var consumerSettings = new HashMap<>(settings);
        consumerSettings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(consumerSettings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            while (consumer.position(PARTITION) < end) {
                consumer.poll(POLL).forEach(record -> states.put(record.key(), parse(record.value())));
            }
        }
        return states;
    }

    @Override
    public void save(Map<String, SourceState> states) {
        try {
            var sent = states.entrySet().stream()
                    .map(e -> producer.send(new ProducerRecord<>(TOPIC, e.getKey(), write(e.getValue()))))
                    .toList();
            producer.flush();
            for (var acknowledged : sent) {
                acknowledged.get();
            }
        } catch (ExecutionException e) {
            throw new OutletException(TOPIC + ": not written: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } catch (KafkaException e) {
            throw new OutletException(TOPIC + ": not written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    static String write(SourceState state) {
        ObjectNode json = JSON.createObjectNode()
                .put("etag", state.etag())
                .put("lastModified", state.lastModified())
                .put("due", state.due() == null ? null : state.due().toString())
                .put("failures", state.failures())
                .put("unchanged", state.unchanged());
        state.items().forEach(json.putArray("items")::add);
        return json.toString();
    }

    /** A state that cannot be read is one that is not there: the source is asked anew. */
    static SourceState parse(String written) {
        try {
            JsonNode json = JSON.readTree(written);
            var items = new ArrayList<Long>();
            json.path("items").forEach(item -> items.add(item.asLong()));
            return new SourceState(
                    json.path("etag").asText(null),
                    json.path("lastModified").asText(null),
                    json.hasNonNull("due") ? Instant.parse(json.path("due").asText()) : null,
                    json.path("failures").asInt(),
                    json.path("unchanged").asInt(),
                    items);
        } catch (JsonProcessingException | DateTimeParseException | IllegalArgumentException e) {
            return SourceState.NEW;
        }
    }
}
