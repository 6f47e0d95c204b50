package io.copytaster.app;

import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.app.cluster.SchemaRegistrar;
import io.copytaster.app.cluster.TopicAdmin;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates and describes the public topics. */
@Command(
        name = "topics",
        description = "Creates and describes the topics.",
        mixinStandardHelpOptions = true,
        subcommands = {TopicsCommand.Create.class, TopicsCommand.Describe.class})
final class TopicsCommand {
    @Command(
            name = "create",
            description =
                    "Creates those topics that are not there; what is there stays as it is. With --schema-registry"
                            + " also registers the schemas, so that services can run with"
                            + " --client-setting auto.register.schemas=false.",
            mixinStandardHelpOptions = true)
    static final class Create implements Runnable {
        @Spec
        CommandSpec spec;

        @Mixin
        ClusterOptions cluster;

        @Option(
                names = "--partitions",
                defaultValue = "8",
                description = "Partitions of each article topic (${DEFAULT-VALUE}). Cannot be changed later without"
                        + " moving articles between partitions, so take twice what you need.")
        int partitions;

        @Option(
                names = "--replication",
                defaultValue = "-1",
                description = "Copies of each partition; -1 leaves it to the brokers (${DEFAULT-VALUE}).")
        short replication;

        @Override
        public void run() {
            if (partitions < 1) {
                throw new IllegalArgumentException("--partitions must be at least 1: " + partitions);
            }
            try (var topics = new TopicAdmin(cluster.brokersRequired())) {
                var created = topics.createMissing(partitions, replication);
                PrintWriter out = spec.commandLine().getOut();
                topics.describe()
                        .forEach(topic ->
                                out.println((created.contains(topic.name()) ? "created " : "there   ") + line(topic)));
                if (cluster.schemaRegistry() != null) {
                    new SchemaRegistrar(cluster.required())
                            .registerLive()
                            .forEach((subject, id) -> out.println("schema  " + subject + " id=" + id));
                }
                out.flush();
            }
        }
    }

    @Command(name = "describe", description = "Lists the topics with their settings.", mixinStandardHelpOptions = true)
    static final class Describe implements Runnable {
        @Spec
        CommandSpec spec;

        @Mixin
        ClusterOptions cluster;

        @Override
        public void run() {
            try (var topics = new TopicAdmin(cluster.brokersRequired())) {
                PrintWriter out = spec.commandLine().getOut();
                var there = topics.describe();
                there.forEach(topic -> out.println(line(topic)));
                if (there.isEmpty()) {
                    out.println("none of the topics is there; create them with ./copytaster topics create");
                }
                out.flush();
            }
        }
    }

    private static String line(TopicAdmin.Description topic) {
        return "%-22s partitions=%d replication=%d %s"
                .formatted(topic.name(), topic.partitions(), topic.replication(), topic.settings());
    }
}
