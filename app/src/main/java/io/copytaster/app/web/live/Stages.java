package io.copytaster.app.web.live;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.enrich.EnrichConfig;
import io.copytaster.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far the stages of the pipeline are behind what they read. */
final class Stages implements AutoCloseable {
    private final Admin admin;

    Stages(Cluster cluster) {
        admin = Admin.create(cluster.kafka());
    }

    /** The stages that ever worked here: enrich, then the sinks. */
    List<Stage> list() {
        var groups = get(admin.listGroups().all()).stream()
                .map(group -> group.groupId())
                .collect(Collectors.toSet());
        var stages = new ArrayList<Stage>();
        if (groups.contains(EnrichConfig.DEFAULT_APPLICATION_ID)) {
            stages.add(new Stage("enrich", behind(EnrichConfig.DEFAULT_APPLICATION_ID, Set.of(Topics.RAW))));
        }
        for (SinkKind kind : SinkKind.values()) {
            if (groups.contains(kind.group())) {
                stages.add(new Stage("sink " + kind.label(), behind(kind)));
            }
        }
        return List.copyOf(stages);
    }

    /** Records that wait for a sink of the live pipeline. */
    long behind(SinkKind kind) {
        return behind(kind.group(), Set.copyOf(Topics.OUTPUTS));
    }

    Set<String> topics() {
        return get(admin.listTopics().names());
    }

    @Override
    public void close() {
        admin.close();
    }

    private long behind(String group, Set<String> topics) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var asked = committed.keySet().stream()
                .filter(p -> topics.contains(p.topic()) && committed.get(p) != null)
                .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
        return get(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .entrySet()
                .stream()
                .mapToLong(end -> Math.max(
                        0, end.getValue().offset() - committed.get(end.getKey()).offset()))
                .sum();
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
