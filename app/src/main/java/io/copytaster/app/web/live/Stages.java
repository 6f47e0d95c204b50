package io.copytaster.app.web.live;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far the stages of the pipeline are behind what they read. */
final class Stages implements AutoCloseable {
    private final Admin admin;

    Stages(Cluster cluster) {
        admin = Admin.create(cluster.kafka());
    }

    /** The stages that were ever started here: enrich, then the sinks. */
    List<Stage> list() {
        var groups = get(admin.listGroups().all()).stream()
                .map(group -> group.groupId())
                .collect(Collectors.toSet());
        var stages = new ArrayList<Stage>();
        if (groups.contains(EnrichConfig.DEFAULT_APPLICATION_ID)) {
            stages.add(stage("enrich", EnrichConfig.DEFAULT_APPLICATION_ID, Set.of(Topics.RAW)));
        }
        for (SinkKind kind : SinkKind.values()) {
            if (groups.contains(kind.group())) {
                stages.add(stage(kind));
            }
        }
        return List.copyOf(stages);
    }

    /** How far a sink of the live pipeline is. */
    Stage stage(SinkKind kind) {
        return stage("sink " + kind.label(), kind.group(), kind.topics());
    }

    Set<String> topics() {
        return get(admin.listTopics().names());
    }

    @Override
    public void close() {
        admin.close();
    }

    /** Where a group has no place yet it begins with the first record that is there. */
    private Stage stage(String name, String group, Set<String> read) {
        Set<TopicPartition> partitions = partitions(read);
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        var taken = new HashMap<TopicPartition, Long>();
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, at) -> {
                    if (at != null && partitions.contains(partition)) {
                        taken.put(partition, at.offset());
                    }
                });
        long behind = partitions.stream()
                .mapToLong(p -> ends.get(p) - Math.max(begins.get(p), taken.getOrDefault(p, 0L)))
                .map(waiting -> Math.max(0, waiting))
                .sum();
        return new Stage(name, behind, !taken.isEmpty());
    }

    /** Of those of the topics that are there. */
    private Set<TopicPartition> partitions(Set<String> read) {
        var there = new HashSet<>(read);
        there.retainAll(topics());
        return get(admin.describeTopics(there).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition())))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec spec) {
        var asked = partitions.stream().collect(Collectors.toMap(p -> p, p -> spec));
        return get(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }
}
