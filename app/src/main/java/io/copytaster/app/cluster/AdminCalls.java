package io.copytaster.app.cluster;

import io.copytaster.app.broker.StartException;
import java.util.HashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;

/** Requests to a cluster; what fails is said with the brokers' address and the way out. */
final class AdminCalls implements AutoCloseable {
    /** So long until another broker is asked, and until it is said that none answers. */
    private static final String REQUEST_TIMEOUT_MS = "5000";

    private static final String ANSWER_TIMEOUT_MS = "15000";

    private final Admin admin;
    private final String bootstrapServers;

    /**
     * Requests to a cluster.
     *
     * @throws StartException if the addresses are none, or the settings do not fit
     */
    AdminCalls(Cluster cluster) {
        var settings = new HashMap<>(cluster.kafka());
        settings.putIfAbsent("default.api.timeout.ms", ANSWER_TIMEOUT_MS);
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
        if (cause instanceof AuthenticationException) {
            return new StartException(
                    "Kafka at " + bootstrapServers + " does not let this program in: " + cause.getMessage()
                            + "; check the security.protocol, sasl.* and ssl.* given with --client-setting",
                    cause);
        }
        return new StartException(
                "Kafka at " + bootstrapServers + " did not do as asked: " + cause.getMessage()
                        + "; check --bootstrap-servers, that the brokers run, and whether they want a security.protocol",
                cause);
    }
}
