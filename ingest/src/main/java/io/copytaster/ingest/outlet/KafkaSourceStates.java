package io.copytaster.ingest.outlet;

import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.source.SourceStates;
import io.copytaster.schemas.SafeProducer;
import java.time.Duration;
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

/** States of sources in a compacted topic, one record a source under its name. It is opened when it is first used. */
public final class KafkaSourceStates implements SourceStates {
    /** The topic: one partition, created when it is not there. */
    public static final String TOPIC = "ingest.sources";

    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Object> settings;
    private Map<String, String> states;
    private KafkaProducer<String, String> producer;

    /**
     * @param clientSettings of Kafka's clients, {@code bootstrap.servers} among them
     */
    public KafkaSourceStates(Map<String, Object> clientSettings) {
        this.settings = Map.copyOf(clientSettings);
    }

    /**
     * All states.
     *
     * @throws OutletException if the broker does not let the topic be read
     */
    @Override
    public synchronized Map<String, String> load() {
        if (states == null) {
            states = isThere() ? read() : new HashMap<>();
        }
        return Map.copyOf(states);
    }

    private boolean isThere() {
        try (var admin = Admin.create(settings)) {
            return admin.listTopics().names().get().contains(TOPIC);
        } catch (ExecutionException e) {
            throw new OutletException(
                    TOPIC + ": cannot be looked for: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
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
            throw new Stopped();
        }
    }

    private Map<String, String> read() {
        var read = new HashMap<String, String>();
        var consumerSettings = new HashMap<>(settings);
        consumerSettings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(consumerSettings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            while (consumer.position(PARTITION) < end) {
                consumer.poll(POLL).forEach(record -> put(read, record.key(), record.value()));
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } catch (KafkaException e) {
            throw new OutletException(TOPIC + ": cannot be read: " + e.getMessage(), e);
        }
        return read;
    }

    @Override
    public synchronized void save(Map<String, String> changed) {
        load();
        try {
            var sent = changed.entrySet().stream()
                    .map(e -> producer().send(new ProducerRecord<>(TOPIC, e.getKey(), e.getValue())))
                    .toList();
            producer().flush();
            for (var acknowledged : sent) {
                acknowledged.get();
            }
            changed.forEach((name, state) -> put(states, name, state));
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
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }

    private KafkaProducer<String, String> producer() {
        if (producer == null) {
            create();
            var producerSettings = new HashMap<>(settings);
            producerSettings.putAll(SafeProducer.SETTINGS);
            producer = new KafkaProducer<>(producerSettings, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    private static void put(Map<String, String> states, String name, String state) {
        states.compute(name, (n, before) -> state);
    }
}
