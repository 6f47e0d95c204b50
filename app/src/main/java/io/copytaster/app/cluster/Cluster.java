package io.copytaster.app.cluster;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.copytaster.app.broker.StartException;
import io.copytaster.schemas.ArticleSerdes;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * Where the topics and the schemas are.
 *
 * @param bootstrapServers addresses of Kafka brokers
 * @param schemaRegistry address of the schema registry
 * @param clients further settings for every Kafka client and for the registry's client, such as security
 */
public record Cluster(String bootstrapServers, String schemaRegistry, Map<String, String> clients) {
    /** Checks that both addresses are there. */
    public Cluster {
        Objects.requireNonNull(bootstrapServers, "bootstrap servers");
        Objects.requireNonNull(schemaRegistry, "schema registry");
        clients = Map.copyOf(clients);
    }

    /** Settings of a Kafka client. */
    public Map<String, Object> kafka() {
        var settings = new HashMap<String, Object>(clients);
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    /** Serdes of the public topics. */
    public ArticleSerdes serdes() {
        return ArticleSerdes.at(schemaRegistry, clients);
    }

    /**
     * Checks that the registry answers.
     *
     * @throws StartException if it does not
     */
    public void requireRegistry() {
        try {
            serdes().registry().getAllSubjects();
        } catch (IOException | RestClientException e) {
            throw new StartException(
                    "the schema registry at " + schemaRegistry + " does not answer: " + e.getMessage()
                            + "; check --schema-registry and that it runs",
                    e);
        }
    }

    /** The cluster's own id, which tells its articles from those of others. */
    public String id() {
        try (var admin = Admin.create(kafka())) {
            return admin.describeCluster().clusterId().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted", e);
        } catch (ExecutionException e) {
            throw new StartException(
                    "Kafka at " + bootstrapServers + " does not answer: "
                            + e.getCause().getMessage() + "; check --bootstrap-servers and that the brokers run",
                    e);
        }
    }
}
