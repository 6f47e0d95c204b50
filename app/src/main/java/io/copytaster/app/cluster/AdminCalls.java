package io.copytaster.app.cluster;

import io.copytaster.app.broker.StartException;
import java.util.HashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Requests to a cluster; what fails is said with the brokers' address and the way out. */
final class AdminCalls implements AutoCloseable {
    private static final String REQUEST_TIMEOUT_MS = "10000";

    private final Admin admin;
    private final String bootstrapServers;

    /**
     * Requests to a cluster.
     *
     * @throws StartException if the addresses are none, or the settings do not fit
     */
    AdminCalls(Cluster cluster) {
        var settings = new HashMap<>(cluster.kafka());
        settings.putIfAbsent("default.api.timeout.ms", REQUEST_TIMEOUT_MS);
        settings.putIfAbsent("request.timeout.ms", REQUEST_TIMEOUT_MS);
        bootstrapServers = cluster.bootstrapServers();
        try {
            admin = Admin.create(settings);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StartException("no Kafka client for " + bootstrapServers + ": " + cause.getMessage(), e);
        }
    }

    Admin admin() {
        return admin;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        admin.close();
    }

    /** Whether a request succeeded; false if it failed for the one reason that is expected. */
    boolean succeeds(KafkaFuture<?> answer, Class<? extends Exception> expected) {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return false;
            }
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private StartException failed(Throwable cause) {
        return new StartException(
                "Kafka at " + bootstrapServers + " did not do as asked: " + cause.getMessage()
                        + "; check --bootstrap-servers and that the brokers run",
                cause);
    }
}
