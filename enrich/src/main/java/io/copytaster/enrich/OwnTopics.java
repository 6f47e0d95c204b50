package io.copytaster.enrich;

import io.copytaster.schemas.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

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

    private static final Map<String, String> REPLAYS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(Duration.ofDays(7).toMillis()),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(Topics.MAX_ARTICLE_BYTES));

    private OwnTopics() {}

    /**
     * Creates those that are not there.
     *
     * @param partitions how many partitions each has
     * @param replication copies of each; -1 leaves it to the broker
     * @return those that were there
     */
    static Set<String> createMissing(Admin admin, Map<String, Integer> partitions, int replication)
            throws InterruptedException {
        List<NewTopic> topics = partitions.entrySet().stream()
                .map(topic -> new NewTopic(
                                topic.getKey(),
                                Optional.of(topic.getValue()),
                                replication < 0 ? Optional.empty() : Optional.of((short) replication))
                        .configs(EnrichTopology.isReplays(topic.getKey()) ? REPLAYS : SETTINGS))
                .toList();
        var there = new HashSet<String>();
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
                there.add(created.getKey());
            }
        }
        return there;
    }

    /**
     * Checks that topics have as many partitions as they must: what belongs together would not meet otherwise.
     *
     * @throws IllegalStateException naming the first that has not
     */
    static void requirePartitions(Admin admin, Set<String> topics, Map<String, Integer> partitions)
            throws InterruptedException, ExecutionException {
        for (var topic : admin.describeTopics(topics).topicNameValues().entrySet()) {
            int held = partitions(topic.getValue(), partitions.get(topic.getKey()));
            int needed = partitions.get(topic.getKey());
            if (held != needed) {
                throw new IllegalStateException("topic " + topic.getKey() + " has " + held + " partitions, and needs "
                        + needed + " for the " + Topics.RAW
                        + " that is there now: was that made anew or widened? Fill a generation by a replay instead");
            }
        }
    }

    /** One that another instance makes at this moment may not be known to all brokers yet. */
    private static int partitions(KafkaFuture<TopicDescription> answer, int made)
            throws InterruptedException, ExecutionException {
        try {
            return answer.get().partitions().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return made;
            }
            throw e;
        }
    }
}
