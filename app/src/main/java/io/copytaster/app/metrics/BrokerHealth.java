package io.copytaster.app.metrics;

import io.copytaster.app.cluster.Cluster;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/** Health of a process that is ready if its own part is, and the brokers answer. */
public final class BrokerHealth implements Health, AutoCloseable {
    private static final int ANSWER_SECONDS = 3;

    private final Admin admin;
    private final String bootstrapServers;
    private final Supplier<Optional<String>> dead;
    private final Supplier<Optional<String>> unready;

    /**
     * Health of a part of the pipeline.
     *
     * @param dead why the part will never work again
     * @param unready why it does not work now
     */
    public BrokerHealth(Cluster cluster, Supplier<Optional<String>> dead, Supplier<Optional<String>> unready) {
        var settings = new HashMap<>(cluster.kafka());
        settings.put("default.api.timeout.ms", ANSWER_SECONDS * 1000);
        settings.put("request.timeout.ms", ANSWER_SECONDS * 1000);
        admin = Admin.create(settings);
        bootstrapServers = cluster.bootstrapServers();
        this.dead = dead;
        this.unready = unready;
    }

    @Override
    public Optional<String> dead() {
        return dead.get();
    }

    @Override
    public Optional<String> unready() {
        return dead().or(unready).or(this::brokersAway);
    }

    private Optional<String> brokersAway() {
        try {
            admin.describeCluster().nodes().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.of("Kafka at " + bootstrapServers + " does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
