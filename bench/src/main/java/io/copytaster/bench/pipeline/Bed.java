package io.copytaster.bench.pipeline;

import io.copytaster.app.broker.BrokerConfig;
import io.copytaster.app.broker.DataFolder;
import io.copytaster.app.broker.EmbeddedBroker;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.TopicAdmin;
import io.copytaster.app.registry.EmbeddedRegistry;
import io.copytaster.app.registry.RegistryConfig;
import io.copytaster.ingest.outlet.KafkaOutlet;
import java.time.InstantSource;
import java.util.Map;

/** What a measurement stands on: a broker and a registry in this JVM, with the topics, in a folder that goes afterwards. */
public final class Bed implements AutoCloseable {
    private final Scale scale;
    private final DataFolder folder;
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final Cluster cluster;

    private Bed(Scale scale, DataFolder folder, EmbeddedBroker broker, EmbeddedRegistry registry, Cluster cluster) {
        this.scale = scale;
        this.folder = folder;
        this.broker = broker;
        this.registry = registry;
        this.cluster = cluster;
    }

    /** Starts them. */
    public static Bed make(Scale scale) {
        var folder = DataFolder.temporary();
        var broker = EmbeddedBroker.start(BrokerConfig.in(folder.broker()));
        var registry = EmbeddedRegistry.start(RegistryConfig.at(broker.bootstrapServers()));
        var cluster = new Cluster(broker.bootstrapServers(), registry.url(), Map.of());
        try (var topics = new TopicAdmin(cluster)) {
            topics.createMissing(scale.partitions(), (short) 1);
        }
        return new Bed(scale, folder, broker, registry, cluster);
    }

    /** Where they are. */
    public Cluster cluster() {
        return cluster;
    }

    Scale scale() {
        return scale;
    }

    DataFolder folder() {
        return folder;
    }

    /** Puts articles onto {@code articles.raw} as ingest does. */
    public KafkaOutlet outlet() {
        return new KafkaOutlet(cluster.bootstrapServers(), cluster.serdes(), cluster.kafka());
    }

    /** Puts the first articles onto {@code articles.raw}. */
    public void load(VariedArticles articles, int count) {
        load(articles, 0, count);
    }

    /** Puts articles onto {@code articles.raw}, from the one of a number on to the one before that of another. */
    void load(VariedArticles articles, int from, int to) {
        var clock = InstantSource.system();
        try (var outlet = outlet()) {
            for (int i = from; i < to; i++) {
                outlet.send(articles.article(i, clock.instant()));
            }
        }
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
        folder.close();
    }
}
