package io.copytaster.app.deadletters;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.enrich.EnrichTopology;
import io.copytaster.schemas.ArticleHeaders;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.SafeProducer;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends dead letters back to where they failed, marked with how often that was done: what fails again carries the mark
 * on. What ingest refused goes through ingest again; a delivery goes to the topic of those that the topology takes once
 * more; what a sink refused goes to its topic again, unless something newer stands there.
 */
final class Retry implements AutoCloseable {
    /** How often a letter may come back before somebody has to insist. */
    static final int MOST = 3;

    private final KafkaProducer<byte[], byte[]> producer;
    private final IngestAgain ingest;
    private final Superseded superseded;

    Retry(Cluster cluster, ClusterAdmin admin) {
        String replays = EnrichTopology.replays(EnrichConfig.DEFAULT_APPLICATION_ID);
        if (!admin.topics().contains(replays)) {
            throw new StartException(replays + ": no such topic; it is made by enrich: start ./copytaster enrich once");
        }
        producer = new KafkaProducer<>(settings(cluster), new ByteArraySerializer(), new ByteArraySerializer());
        ingest = new IngestAgain(cluster, this::send);
        superseded = new Superseded(cluster);
    }

    /**
     * Sends one back; returns when the brokers have it.
     *
     * @return what was done, in a few words
     */
    String send(Letter letter) {
        DeadLetter content = letter.content();
        if ("ingest".equals(content.stage())) {
            return ingest.send(letter);
        }
        DeadLetter.Origin origin = content.origin();
        boolean ofSink = content.stage() != null && content.stage().startsWith("sink-");
        if (ofSink && origin != null) {
            if (superseded.isSuperseded(content)) {
                return "superseded: " + origin.topic() + " holds something newer under this key";
            }
            send(record(letter, origin.topic(), origin.partition()));
            return "sent to " + origin.topic();
        }
        String topic = topic(origin);
        Integer partition = origin == null ? null : origin.partition();
        send(record(letter, topic, partition));
        return "sent to " + topic;
    }

    /** Deliveries are not put into {@code articles.raw} again, which holds them: a replay would read them twice. */
    private static String topic(DeadLetter.Origin origin) {
        return origin == null || origin.topic().equals(Topics.RAW)
                ? EnrichTopology.replays(EnrichConfig.DEFAULT_APPLICATION_ID)
                : origin.topic();
    }

    private static ProducerRecord<byte[], byte[]> record(Letter letter, String topic, Integer partition) {
        DeadLetter content = letter.content();
        var record = new ProducerRecord<>(topic, partition, content.key(), content.value());
        ArticleHeaders.withRetries(record.headers(), letter.retries() + 1);
        record.headers().add(ArticleHeaders.REPLAY, letter.id().toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new StartException(
                    record.topic() + ": did not take it: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted", e);
        }
    }

    private static Map<String, Object> settings(Cluster cluster) {
        var settings = new HashMap<>(cluster.kafka());
        settings.putAll(SafeProducer.SETTINGS);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_REQUEST_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) Topics.MAX_REQUEST_BYTES);
        return settings;
    }

    @Override
    public void close() {
        superseded.close();
        producer.close();
    }
}
