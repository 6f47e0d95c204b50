package io.copytaster.app.cluster;

import io.copytaster.app.broker.StartException;
import io.copytaster.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates and describes the public topics. */
public final class TopicAdmin implements AutoCloseable {
    private static final String REQUEST_TIMEOUT_MS = "10000";

    private final Admin admin;
    private final String bootstrapServers;

    /**
     * A topic as it is.
     *
     * @param settings those that differ from the broker's own, by name
     */
    public record Description(String name, int partitions, int replication, Map<String, String> settings) {}

    /** An administrator of the topics of a cluster. */
    public TopicAdmin(Cluster cluster) {
        var settings = new HashMap<>(cluster.kafka());
        settings.putIfAbsent("default.api.timeout.ms", REQUEST_TIMEOUT_MS);
        settings.putIfAbsent("request.timeout.ms", REQUEST_TIMEOUT_MS);
        bootstrapServers = cluster.bootstrapServers();
        try {
            admin = Admin.create(settings);
        } catch (org.apache.kafka.common.KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StartException("no Kafka client for " + bootstrapServers + ": " + cause.getMessage(), e);
        }
    }

    /**
     * Creates those public topics that are not there.
     *
     * @param partitions of each article topic
     * @param replication copies of each partition; -1 leaves it to the broker
     * @return the names of those that were created
     */
    public List<String> createMissing(int partitions, short replication) {
        var created =
                admin.createTopics(Topics.toCreate(partitions, replication)).values();
        return Topics.ALL.stream()
                .filter(name -> succeeds(created.get(name), TopicExistsException.class))
                .toList();
    }

    /** The public topics that are there, in the order of an article's way. */
    public List<Description> describe() {
        var descriptions = admin.describeTopics(Topics.ALL).topicNameValues();
        return Topics.ALL.stream()
                .filter(name -> succeeds(descriptions.get(name), UnknownTopicOrPartitionException.class))
                .map(name -> describe(get(descriptions.get(name))))
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }

    private Description describe(TopicDescription topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config config = get(admin.describeConfigs(List.of(resource)).all()).get(resource);
        var settings = config.entries().stream()
                .filter(e -> e.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value, (a, b) -> a, TreeMap::new));
        var partitions = topic.partitions();
        return new Description(
                topic.name(), partitions.size(), partitions.get(0).replicas().size(), settings);
    }

    /** Whether a request succeeded; false if it failed for the one reason that is expected. */
    private boolean succeeds(KafkaFuture<?> answer, Class<? extends Exception> expected) {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return false;
            }
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private StartException failed(Throwable cause) {
        return new StartException(
                "Kafka at " + bootstrapServers + " did not do as asked: " + cause.getMessage()
                        + "; check --bootstrap-servers and that the brokers run",
                cause);
    }
}
