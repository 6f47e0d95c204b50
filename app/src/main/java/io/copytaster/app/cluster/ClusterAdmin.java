package io.copytaster.app.cluster;

import io.copytaster.app.broker.StartException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics, offsets and groups of a cluster; what it cannot do it says with the brokers' address and the way out. */
public final class ClusterAdmin implements AutoCloseable {
    private final AdminCalls calls;
    private final Admin admin;

    /**
     * An administrator of a cluster.
     *
     * @throws StartException if the addresses are none, or the settings do not fit
     */
    public ClusterAdmin(Cluster cluster) {
        calls = new AdminCalls(cluster);
        admin = calls.admin();
    }

    /** Names of all topics but Kafka's own. */
    public Set<String> topics() {
        return calls.get(admin.listTopics().names());
    }

    /**
     * The partitions of a topic, in order.
     *
     * @throws StartException if it is not there
     */
    public List<TopicPartition> partitions(String topic) {
        return attempt(admin.describeTopics(List.of(topic)).topicNameValues().get(topic), topic).partitions().stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
    }

    /** Creates topics; tells which of them were there before. */
    public Set<String> create(Collection<NewTopic> topics) {
        return create(topics, new CreateTopicsOptions());
    }

    /** The same without creating any: what the brokers would refuse is thrown. */
    public Set<String> wouldCreate(Collection<NewTopic> topics) {
        return create(topics, new CreateTopicsOptions().validateOnly(true));
    }

    private Set<String> create(Collection<NewTopic> topics, CreateTopicsOptions options) {
        var there = new HashSet<String>();
        admin.createTopics(topics, options).values().forEach((name, answer) -> {
            if (!calls.succeeds(answer, TopicExistsException.class)) {
                there.add(name);
            }
        });
        return there;
    }

    /** Deletes topics; those that are not there are deleted already. */
    public void delete(Collection<String> topics) {
        admin.deleteTopics(topics)
                .topicNameValues()
                .values()
                .forEach(answer -> calls.succeeds(answer, UnknownTopicOrPartitionException.class));
    }

    /** Offsets of partitions: the first, the next to be written, or the first at or after a time (-1: none). */
    public Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        var wanted = partitions.stream().collect(Collectors.toMap(p -> p, p -> spec));
        return calls.get(admin.listOffsets(wanted).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    /** Offsets that a group has committed; nothing for partitions without one. */
    public Map<TopicPartition, Long> committed(String group) {
        var offsets = new HashMap<TopicPartition, Long>();
        calls.get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, at) -> {
                    if (at != null) {
                        offsets.put(partition, at.offset());
                    }
                });
        return offsets;
    }

    /** What a group has noted with its offsets; nothing where it has not noted anything. */
    public Set<String> committedFor(String group) {
        return calls.get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).values().stream()
                .filter(at -> at != null && !at.metadata().isEmpty())
                .map(OffsetAndMetadata::metadata)
                .collect(Collectors.toSet());
    }

    /** Sets the offsets of a group that has no members. */
    public void commit(String group, Map<TopicPartition, Long> offsets) {
        var metadata = new HashMap<TopicPartition, OffsetAndMetadata>();
        offsets.forEach((partition, offset) -> metadata.put(partition, new OffsetAndMetadata(offset)));
        calls.get(admin.alterConsumerGroupOffsets(group, metadata).all());
    }

    /** How many members a group has now; 0 if it is not there. */
    public int members(String group) {
        var answer =
                admin.describeConsumerGroups(List.of(group)).describedGroups().get(group);
        return calls.succeeds(answer, GroupIdNotFoundException.class)
                ? calls.get(answer).members().size()
                : 0;
    }

    /** Names of all consumer groups. */
    public Set<String> groups() {
        return calls.get(admin.listGroups().all()).stream()
                .map(g -> g.groupId())
                .collect(Collectors.toSet());
    }

    /** Deletes groups without members; those that are not there are deleted already. */
    public void deleteGroups(Collection<String> groups) {
        admin.deleteConsumerGroups(groups)
                .deletedGroups()
                .values()
                .forEach(answer -> calls.succeeds(answer, GroupIdNotFoundException.class));
    }

    /** Bytes of the partitions of a topic on disk, one replica of each, by partition. */
    public Map<Integer, Long> bytes(String topic) {
        var brokers = calls.get(admin.describeCluster().nodes()).stream()
                .map(n -> n.id())
                .toList();
        var bytes = new TreeMap<Integer, Long>();
        calls.get(admin.describeLogDirs(brokers).allDescriptions()).values().stream()
                .flatMap(folders -> folders.values().stream())
                .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                .filter(replica -> replica.getKey().topic().equals(topic))
                .forEach(replica -> bytes.merge(
                        replica.getKey().partition(), replica.getValue().size(), Math::max));
        return bytes;
    }

    @Override
    public void close() {
        calls.close();
    }

    private <T> T attempt(KafkaFuture<T> answer, String topic) {
        if (!calls.succeeds(answer, UnknownTopicOrPartitionException.class)) {
            throw new StartException(topic + ": no such topic at " + calls.bootstrapServers()
                    + "; create it with ./copytaster topics create, or start what makes it");
        }
        return calls.get(answer);
    }
}
