package io.copytaster.e2e;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.PartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Who holds the partitions of a cluster. */
final class Replicas implements AutoCloseable {
    private static final int MOVED_AT_ONCE = 20;

    private final Admin admin;
    private final int brokers;
    private final Random random;
    private List<TopicPartition> moved = List.of();

    /** The replicas on so many brokers, known as 1, 2, and so on. */
    Replicas(String bootstrapServers, int brokers, long seed) {
        admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers, "request.timeout.ms", 5_000, "default.api.timeout.ms", 5_000));
        this.brokers = brokers;
        this.random = new Random(seed);
    }

    /** Whether all brokers are there, and each holds all that it is to hold. */
    boolean inSync() throws InterruptedException {
        try {
            return admin.describeCluster().nodes().get().size() == brokers
                    && admin.listPartitionReassignments().reassignments().get().isEmpty()
                    && topics().values().stream()
                            .flatMap(topic -> topic.partitions().stream())
                            .allMatch(p -> p.isr().size() == p.replicas().size());
        } catch (ExecutionException e) {
            return false; // whoever was asked is away
        }
    }

    /** A line for each partition: who leads, who is to hold it and who does, and whether it is being moved. */
    List<String> describe() throws InterruptedException {
        try {
            var lines = new ArrayList<String>();
            var moving = admin.listPartitionReassignments().reassignments().get();
            new TreeMap<>(topics()).forEach((name, topic) -> topic.partitions().forEach(p -> {
                var partition = new TopicPartition(name, p.partition());
                lines.add(line(partition, p, moving.get(partition)));
            }));
            return lines;
        } catch (ExecutionException e) {
            return List.of("the brokers do not say: " + e.getCause());
        }
    }

    private static String line(TopicPartition partition, TopicPartitionInfo info, PartitionReassignment moving) {
        String leader = info.leader() == null ? "none" : info.leader().idString();
        String said =
                "%s leader=%s replicas=%s isr=%s".formatted(partition, leader, ids(info.replicas()), ids(info.isr()));
        return moving == null ? said : said + " " + moving;
    }

    private static List<Integer> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }

    /** Has some partitions, those of internal topics among them, leave one of their brokers each. */
    void thinOut() throws Exception {
        var all = new ArrayList<TopicPartition>();
        topics().forEach((name, topic) ->
                topic.partitions().forEach(p -> all.add(new TopicPartition(name, p.partition()))));
        Collections.sort(all, (a, b) -> a.toString().compareTo(b.toString()));
        Collections.shuffle(all, random);
        moved = List.copyOf(all.subList(0, Math.min(MOVED_AT_ONCE, all.size())));
        reassign(brokers - 1);
    }

    /** Has them come to all brokers again, in another order, so that another one leads. */
    void spreadAgain() throws Exception {
        reassign(brokers);
        moved = List.of();
    }

    @Override
    public void close() {
        admin.close();
    }

    private void reassign(int copies) throws Exception {
        var targets = new HashMap<TopicPartition, Optional<NewPartitionReassignment>>();
        for (TopicPartition partition : moved) {
            var holders =
                    new ArrayList<>(IntStream.rangeClosed(1, brokers).boxed().toList());
            Collections.shuffle(holders, random);
            targets.put(partition, Optional.of(new NewPartitionReassignment(List.copyOf(holders.subList(0, copies)))));
        }
        Await.until("reassignment to be taken", () -> {
            try {
                admin.alterPartitionReassignments(targets).all().get();
                return true;
            } catch (ExecutionException e) {
                return false;
            }
        });
    }

    private Map<String, TopicDescription> topics() throws ExecutionException, InterruptedException {
        Set<String> names = new HashSet<>(admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get());
        return admin.describeTopics(names).allTopicNames().get();
    }
}
