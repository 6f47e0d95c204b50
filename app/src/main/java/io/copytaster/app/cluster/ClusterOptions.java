package io.copytaster.app.cluster;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Options that say where the topics and the schemas are. */
public final class ClusterOptions {
    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT,...", description = "Kafka brokers.")
    String bootstrapServers;

    @Option(names = "--schema-registry", paramLabel = "URL", description = "Schema registry.")
    String schemaRegistry;

    @Option(
            names = "--client-setting",
            paramLabel = "NAME=VALUE",
            description = "A further setting of the Kafka clients, such as security.protocol=SASL_SSL; repeatable.")
    Map<String, String> clients = new TreeMap<>();

    /** Brokers named; null if none are. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Registry named; null if none is. */
    public String schemaRegistry() {
        return schemaRegistry;
    }

    /** Further settings of the Kafka clients. */
    public Map<String, String> clients() {
        return clients;
    }

    /**
     * The cluster that both options name.
     *
     * @throws IllegalArgumentException if one of them is missing
     */
    public Cluster required() {
        return new Cluster(
                present(bootstrapServers, "--bootstrap-servers"),
                present(schemaRegistry, "--schema-registry"),
                clients);
    }

    /**
     * The brokers.
     *
     * @throws IllegalArgumentException if they are not named
     */
    public Cluster brokersRequired() {
        return new Cluster(present(bootstrapServers, "--bootstrap-servers"), "", clients);
    }

    private static String present(String value, String option) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    option + " is missing: this command works on a cluster that runs; ./copytaster run brings its own");
        }
        return value;
    }
}
