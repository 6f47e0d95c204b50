package io.copytaster.app.cluster;

import io.copytaster.schemas.ArticleSerdes;
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
}
