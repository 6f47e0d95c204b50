package io.copytaster.app.cluster;

import io.copytaster.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates and describes the public topics. */
public final class TopicAdmin implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final AdminCalls calls;
    private final Admin admin;

    /**
     * A topic as it is.
     *
     * @param settings those that differ from the broker's own, by name
     */
    public record Description(String name, int partitions, int replication, Map<String, String> settings) {}

    /** An administrator of the topics of a cluster. */
    public TopicAdmin(Cluster cluster) {
        calls = new AdminCalls(cluster);
        admin = calls.admin();
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
        List<String> names = Topics.ALL.stream()
                .filter(name -> calls.succeeds(created.get(name), TopicExistsException.class))
                .toList();
        awaitKnown(names);
        return names;
    }

    /** A broker may answer that topics are created a moment before it knows of them itself. */
    private void awaitKnown(List<String> names) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!areKnown(names) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean areKnown(List<String> names) {
        var descriptions = admin.describeTopics(names).topicNameValues();
        return names.stream()
                .allMatch(name -> calls.succeeds(descriptions.get(name), UnknownTopicOrPartitionException.class));
    }

    /** The public topics that are there, in the order of an article's way. */
    public List<Description> describe() {
        var descriptions = admin.describeTopics(Topics.ALL).topicNameValues();
        return Topics.ALL.stream()
                .filter(name -> calls.succeeds(descriptions.get(name), UnknownTopicOrPartitionException.class))
                .map(name -> describe(calls.get(descriptions.get(name))))
                .toList();
    }

    @Override
    public void close() {
        calls.close();
    }

    private Description describe(TopicDescription topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config config =
                calls.get(admin.describeConfigs(List.of(resource)).all()).get(resource);
        var settings = config.entries().stream()
                .filter(e -> e.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value, (a, b) -> a, TreeMap::new));
        var partitions = topic.partitions();
        return new Description(
                topic.name(), partitions.size(), partitions.get(0).replicas().size(), settings);
    }
}
