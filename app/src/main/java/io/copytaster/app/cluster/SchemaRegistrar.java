package io.copytaster.app.cluster;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.copytaster.app.broker.StartException;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * Registers the schemas of the topics, so that services need not, and may not have to be allowed to; and sees before a
 * service starts that the registry has what it writes, as later each article would fail.
 */
public final class SchemaRegistrar {
    private static final int NOT_FOUND = 404;

    private final Cluster cluster;

    /** A registrar at a cluster's registry. */
    public SchemaRegistrar(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Registers those of the live topics; gives the id of each by subject. */
    public Map<String, Integer> registerLive() {
        return register(live());
    }

    /**
     * Sees that the registry has those of the live topics: registers them, or only looks for them where services are not to
     * register any ({@code auto.register.schemas=false}).
     *
     * @throws StartException naming the first that it does not have or does not take
     */
    public void requireLive() {
        require(live());
    }

    /** The same for {@code articles.raw} alone. */
    public void requireRaw() {
        require(Map.of(Topics.RAW, RawArticle.getClassSchema()));
    }

    private void require(Map<String, Schema> schemas) {
        if (!"false".equals(cluster.clients().get("auto.register.schemas"))) {
            register(schemas);
        } else if (!"true".equals(cluster.clients().get("use.latest.version"))) {
            schemas.forEach(this::find);
        }
    }

    private static Map<String, Schema> live() {
        var schemas = outputs(Generation.LIVE);
        schemas.put(Topics.RAW, RawArticle.getClassSchema());
        return schemas;
    }

    /** Registers those of the output topics of a generation. */
    public Map<String, Integer> register(Generation generation) {
        return register(outputs(generation));
    }

    private static Map<String, Schema> outputs(Generation generation) {
        var schemas = new LinkedHashMap<String, Schema>();
        schemas.put(generation.topic(Topics.ENRICHED), EnrichedArticle.getClassSchema());
        schemas.put(generation.topic(Topics.DUPLICATES), DuplicateArticle.getClassSchema());
        return schemas;
    }

    private Map<String, Integer> register(Map<String, Schema> schemas) {
        var registry = cluster.serdes().registry();
        var ids = new TreeMap<String, Integer>();
        schemas.forEach((topic, schema) -> {
            String subject = subject(topic);
            try {
                ids.put(subject, registry.register(subject, new AvroSchema(schema)));
            } catch (RestClientException e) {
                throw new StartException(
                        "subject " + subject + ": the registry at " + cluster.schemaRegistry()
                                + " does not take this version's schema (" + e.getMessage()
                                + "); another program's schema stands there, or that of a newer version: use that, or"
                                + " another registry",
                        e);
            } catch (IOException e) {
                throw silent(e);
            }
        });
        return ids;
    }

    private void find(String topic, Schema schema) {
        String subject = subject(topic);
        try {
            var unused = cluster.serdes().registry().getId(subject, new AvroSchema(schema));
        } catch (RestClientException e) {
            String wayOut = e.getStatus() == NOT_FOUND
                    ? "services are not to register it (auto.register.schemas=false): do so with ./copytaster topics create"
                            + " --schema-registry " + cluster.schemaRegistry()
                    : "check what this user may do there";
            throw new StartException(
                    "subject " + subject + ": this version's schema is not to be had from the registry at "
                            + cluster.schemaRegistry() + " (" + e.getMessage() + "); " + wayOut,
                    e);
        } catch (IOException e) {
            throw silent(e);
        }
    }

    private static String subject(String topic) {
        return topic + "-value";
    }

    private StartException silent(IOException e) {
        return new StartException(
                "the schema registry at " + cluster.schemaRegistry() + " does not answer: " + e.getMessage()
                        + "; check --schema-registry and that it runs",
                e);
    }
}
