package io.copytaster.enrich.lexicon.topic;

import io.copytaster.enrich.lexicon.LexiconTables;
import io.copytaster.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The topic that holds the lexicon in use: one partition, compacted, one record with all of a lexicon, so that it is there
 * whole or not at all. No record, or a null value: the lexicon that ships with the program.
 */
public final class LexiconTopic {
    /** Its name. */
    public static final String NAME = "enrich.lexicon";

    /** Key of the record. */
    static final String KEY = "lexicon";

    static final TopicPartition PARTITION = new TopicPartition(NAME, 0);

    private static final Map<String, String> SETTINGS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(Topics.MAX_ARTICLE_BYTES));

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private LexiconTopic() {}

    /**
     * Publishes a lexicon, which its caller has checked; those who follow the topic take it.
     *
     * @param clients settings of Kafka's clients, {@code bootstrap.servers} among them
     * @param tables the lexicon; null: the one that ships with the program that reads the topic
     * @throws IllegalStateException if the broker does not take it; the message says why
     */
    public static void publish(Map<String, Object> clients, LexiconTables tables) {
        byte[] value = tables == null ? null : LexiconArchive.pack(tables);
        if (value != null && value.length > Topics.MAX_ARTICLE_BYTES) {
            throw new IllegalArgumentException("lexicon " + tables.name() + " is too large to publish: " + value.length
                    + " bytes packed, of at most " + Topics.MAX_ARTICLE_BYTES);
        }
        createIfMissing(clients);
        var settings = new HashMap<>(clients);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_REQUEST_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) Topics.MAX_REQUEST_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_WITHIN.toMillis());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(NAME, PARTITION.partition(), KEY, value))
                    .get();
        } catch (ExecutionException e) {
            throw failed("not written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", e);
        }
    }

    /**
     * Creates the topic where it is not there.
     *
     * @throws IllegalStateException if the broker does not let it
     */
    static void createIfMissing(Map<String, Object> clients) {
        var settings = new HashMap<>(clients);
        settings.putIfAbsent("default.api.timeout.ms", (int) ANSWER_WITHIN.toMillis());
        try (var admin = Admin.create(settings)) {
            if (admin.listTopics().names().get().contains(NAME)) {
                return;
            }
            admin.createTopics(List.of(new NewTopic(NAME, 1, (short) -1).configs(SETTINGS)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw failed("cannot be created", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", e);
        }
    }

    static IllegalStateException failed(String what, Throwable cause) {
        return new IllegalStateException(
                NAME + ": " + what + " (" + cause.getMessage()
                        + "); check --bootstrap-servers and that the brokers run",
                cause);
    }
}
