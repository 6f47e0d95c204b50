package io.copytaster.enrich;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics through which an application's records go from one task to another, as Kafka Streams would: if they
 * appear only while the tasks are dealt out, the tasks are dealt out twice.
 */
final class OwnTopics {
    private static final Map<String, String> SETTINGS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            "-1", // Kafka Streams deletes what it has read
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(50 << 20));

    private OwnTopics() {}

    /**
     * Creates those that are not there.
     *
     * @param partitions how many partitions each has
     * @param replication copies of each; -1 leaves it to the broker
     */
    static void createMissing(Admin admin, Map<String, Integer> partitions, int replication)
            throws InterruptedException {
        List<NewTopic> topics = partitions.entrySet().stream()
                .map(topic -> new NewTopic(
                                topic.getKey(),
                                Optional.of(topic.getValue()),
                                replication < 0 ? Optional.empty() : Optional.of((short) replication))
                        .configs(SETTINGS))
                .toList();
        for (var created : admin.createTopics(topics).values().entrySet()) {
            try {
                created.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException(
                            "topic " + created.getKey() + " cannot be created: "
                                    + e.getCause().getMessage(),
                            e.getCause());
                }
            }
        }
    }
}
