package io.copytaster.app.cluster;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.copytaster.app.broker.StartException;
import io.copytaster.schemas.ArticleSerdes;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Where the topics and the schemas are.
 *
 * @param bootstrapServers addresses of Kafka brokers
 * @param schemaRegistry address of the schema registry
 * @param clients further settings for every Kafka client and for the registry's client, such as security
 */
public record Cluster(String bootstrapServers, String schemaRegistry, Map<String, String> clients) {
    /** What Confluent's client takes an error for that is not in the registry's form. */
    private static final int NO_REGISTRY = 50005;

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
     * Checks that the registry and the brokers answer, and take the credentials.
     *
     * @throws StartException if they do not
     */
    public void requireServers() {
        requireRegistry();
        id();
    }

    private void requireRegistry() {
        try {
            serdes().registry().getAllSubjects();
        } catch (RestClientException e) {
            // Its message may hold a whole page of whatever it is that answers there.
            String answer = e.getErrorCode() == NO_REGISTRY
                    ? "what answers there is no schema registry, status " + e.getStatus()
                    : e.getMessage();
            throw new StartException(
                    "the schema registry at " + schemaRegistry + " cannot be used: " + answer
                            + "; check --schema-registry, and user and password if it asks for them",
                    e);
        } catch (IOException e) {
            throw new StartException(
                    "the schema registry at " + schemaRegistry + " does not answer: " + e.getMessage()
                            + "; check --schema-registry and that it runs",
                    e);
        }
    }

    /** The cluster's own id, which tells its articles from those of others. */
    public String id() {
        try (var calls = new AdminCalls(this)) {
            return calls.get(calls.admin().describeCluster().clusterId());
        }
    }
}
