package io.copytaster.app.run;

import io.copytaster.app.broker.BrokerConfig;
import io.copytaster.app.broker.DataFolder;
import io.copytaster.app.broker.EmbeddedBroker;
import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.app.cluster.SchemaRegistrar;
import io.copytaster.app.cluster.TopicAdmin;
import io.copytaster.app.registry.EmbeddedRegistry;
import io.copytaster.app.registry.RegistryConfig;
import java.nio.file.Path;
import java.util.Optional;

/** What the stages of a run stand on: a data folder, and a broker and a registry, embedded or not. */
final class Backbone implements AutoCloseable {
    /** Partitions of the topics on an embedded broker: enough for the threads of one machine. */
    static final int PARTITIONS = 4;

    private final DataFolder data;
    private final BrokerHalt halt;
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final Cluster cluster;

    private Backbone(
            DataFolder data, BrokerHalt halt, EmbeddedBroker broker, EmbeddedRegistry registry, Cluster cluster) {
        this.data = data;
        this.halt = halt;
        this.broker = broker;
        this.registry = registry;
        this.cluster = cluster;
    }

    /**
     * Starts what the options do not name, and creates the topics that are missing.
     *
     * @param folder where to keep everything; null for a folder that goes with the run
     */
    static Backbone start(Path folder, ClusterOptions options) {
        if (options.bootstrapServers() != null && options.schemaRegistry() == null) {
            throw new IllegalArgumentException(
                    "--bootstrap-servers needs --schema-registry: an embedded registry is for the embedded broker");
        }
        DataFolder data = folder == null ? DataFolder.temporary() : DataFolder.open(folder);
        BrokerHalt halt = BrokerHalt.of(data);
        EmbeddedBroker broker = null;
        EmbeddedRegistry registry = null;
        try {
            String servers = options.bootstrapServers();
            if (servers == null) {
                broker = EmbeddedBroker.start(BrokerConfig.in(data.broker()));
                servers = broker.bootstrapServers();
            }
            String url = options.schemaRegistry();
            if (url == null) {
                registry = EmbeddedRegistry.start(RegistryConfig.at(servers));
                url = registry.url();
            }
            var cluster = new Cluster(servers, url, options.clients());
            cluster.requireServers();
            try (var topics = new TopicAdmin(cluster)) {
                topics.createMissing(PARTITIONS, broker == null ? (short) -1 : 1);
            }
            if (registry == null) {
                new SchemaRegistrar(cluster).requireLive();
            }
            return new Backbone(data, halt, broker, registry, cluster);
        } catch (RuntimeException e) {
            close(data, halt, broker, registry);
            throw e;
        }
    }

    Cluster cluster() {
        return cluster;
    }

    DataFolder data() {
        return data;
    }

    /** Why the embedded broker failed, if it did. */
    Optional<StartException> failure() {
        RuntimeException fault = broker == null ? null : broker.fault().getNow(null);
        return Optional.ofNullable(fault)
                .map(f -> new StartException(
                        "the embedded broker in " + data.broker() + " has failed: " + f.getMessage(), f));
    }

    @Override
    public void close() {
        close(data, halt, broker, registry);
    }

    private static void close(DataFolder data, BrokerHalt halt, EmbeddedBroker broker, EmbeddedRegistry registry) {
        if (registry != null) {
            registry.close();
        }
        if (broker != null) {
            broker.close();
        }
        halt.close();
        data.close();
    }
}
