package io.copytaster.app.replay;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.app.stage.SinkKind;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes a generation. */
@Command(
        name = "drop",
        description =
                "Removes a generation with its topics, groups and subjects; what sinks wrote of it stays. Of a replay"
                        + " into the live topics (live) only the memory of it.",
        mixinStandardHelpOptions = true)
final class ReplayDrop implements Runnable {
    private static final String INTERNAL = "[a-z]+-(repartition|changelog)|replays";

    @Spec
    CommandSpec spec;

    @Mixin
    ClusterOptions cluster;

    @Parameters(paramLabel = "NAME", description = "A generation, or live.")
    String name;

    @Override
    public void run() {
        Cluster on = cluster.required();
        PrintWriter out = spec.commandLine().getOut();
        try (var admin = new ClusterAdmin(on)) {
            var log = new ReplayLog(on);
            ReplayPlan plan = log.require(name);
            List<String> groups = groups(plan);
            requireUnused(admin, log, plan, groups);
            if (!plan.generation().isLive()) {
                List<String> topics = topics(admin, plan);
                admin.delete(topics);
                topics.forEach(topic -> out.println("deleted topic " + topic));
                deleteSubjects(on, plan.generation());
            }
            admin.deleteGroups(groups.stream().filter(admin.groups()::contains).toList());
            log.remove(name);
            out.println("dropped " + name);
            out.flush();
        }
    }

    private static List<String> groups(ReplayPlan plan) {
        if (plan.generation().isLive()) {
            return List.of(LiveReplay.GROUP);
        }
        var groups = new ArrayList<String>();
        groups.add(GenerationReplay.application(plan));
        Arrays.stream(SinkKind.values())
                .map(kind -> plan.generation().group(kind.group()))
                .forEach(groups::add);
        return groups;
    }

    private static void requireUnused(ClusterAdmin admin, ReplayLog log, ReplayPlan plan, List<String> groups) {
        if (!plan.generation().isLive() && log.current().equals(plan.generation())) {
            throw new StartException("generation " + plan.name()
                    + " is what users see; switch to another first: ./copytaster replay switch live");
        }
        groups.stream().filter(group -> admin.members(group) > 0).findFirst().ifPresent(group -> {
            throw new StartException("group " + group + " still has members: stop what runs as it first (one that was"
                    + " killed is forgotten after some seconds)");
        });
    }

    private static List<String> topics(ClusterAdmin admin, ReplayPlan plan) {
        String prefix = GenerationReplay.application(plan) + "-";
        var topics = new ArrayList<String>();
        for (String topic : admin.topics()) {
            boolean own =
                    topic.startsWith(prefix) && topic.substring(prefix.length()).matches(INTERNAL);
            boolean output = Topics.OUTPUTS.stream()
                    .anyMatch(live -> topic.equals(plan.generation().topic(live)));
            if (own || output) {
                topics.add(topic);
            }
        }
        topics.sort(null);
        return topics;
    }

    private static void deleteSubjects(Cluster on, Generation generation) {
        var registry = on.serdes().registry();
        for (String live : List.of(Topics.ENRICHED, Topics.DUPLICATES)) {
            try {
                registry.deleteSubject(generation.topic(live) + "-value");
            } catch (RestClientException e) {
                if (e.getStatus() != 404) {
                    throw new StartException("the registry did not delete a subject: " + e.getMessage(), e);
                }
            } catch (IOException e) {
                throw new StartException("the registry did not delete a subject: " + e.getMessage(), e);
            }
        }
    }
}
