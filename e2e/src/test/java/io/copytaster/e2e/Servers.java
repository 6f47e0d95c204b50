package io.copytaster.e2e;

import io.copytaster.app.broker.BrokerConfig;
import io.copytaster.app.broker.EmbeddedBroker;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.registry.EmbeddedRegistry;
import io.copytaster.app.registry.RegistryConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A broker and a registry in this process, for the time of a test. */
public final class Servers implements AutoCloseable {
    private final Path folder;
    private final EmbeddedRegistry registry;
    private final Cluster cluster;
    private EmbeddedBroker broker;

    private Servers(Path folder) {
        this.folder = folder.resolve("broker");
        broker = EmbeddedBroker.start(BrokerConfig.in(this.folder));
        registry = EmbeddedRegistry.start(RegistryConfig.at(broker.bootstrapServers()));
        cluster = new Cluster(broker.bootstrapServers(), registry.url(), Map.of());
    }

    /** Starts both, on free ports; the broker keeps its data below a folder. */
    public static Servers start(Path folder) {
        return new Servers(folder);
    }

    public Cluster cluster() {
        return cluster;
    }

    /** A command with the addresses of both. */
    public String[] with(String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(
                "--bootstrap-servers", cluster.bootstrapServers(), "--schema-registry", cluster.schemaRegistry()));
        return all.toArray(String[]::new);
    }

    void stopBroker() {
        broker.close();
        broker = null;
    }

    /** Starts it again where it was, with what it held. */
    void startBroker() {
        int port = URI.create("kafka://" + cluster.bootstrapServers()).getPort();
        broker = EmbeddedBroker.start(new BrokerConfig(folder, port));
    }

    @Override
    public void close() {
        registry.close();
        if (broker != null) {
            broker.close();
        }
    }
}
