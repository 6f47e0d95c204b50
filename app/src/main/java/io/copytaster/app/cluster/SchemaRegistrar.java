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

/** Registers the schemas of the topics, so that services need not, and may not have to be allowed to. */
public final class SchemaRegistrar {
    private final Cluster cluster;

    /** A registrar at a cluster's registry. */
    public SchemaRegistrar(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Registers those of the live topics; gives the id of each by subject. */
    public Map<String, Integer> registerLive() {
        var schemas = outputs(Generation.LIVE);
        schemas.put(Topics.RAW, RawArticle.getClassSchema());
        return register(schemas);
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
            String subject = topic + "-value";
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
                throw new StartException(
                        "the schema registry at " + cluster.schemaRegistry() + " does not answer: " + e.getMessage()
                                + "; check --schema-registry and that it runs",
                        e);
            }
        });
        return ids;
    }
}
