package io.copytaster.app.registry;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import java.util.List;
import java.util.Map;

/** Reads schemas as Confluent's own registry does, with its parser and canonical form. */
final class AvroSchemas {
    private final AvroSchemaProvider provider = new AvroSchemaProvider();

    AvroSchemas() {
        provider.configure(Map.of(AvroSchemaProvider.AVRO_VALIDATE_DEFAULTS, "true"));
    }

    /**
     * The schema of a request.
     *
     * @throws RegistryError if it is none, or uses what this registry does not have
     */
    ParsedSchema read(String subject, RegisterSchemaRequest request, boolean normalize) {
        refuseUnsupported(request);
        var text = request.getSchema();
        if (text == null || text.isBlank()) {
            throw RegistryError.invalidSchema("Empty schema");
        }
        try {
            return provider.parseSchemaOrElseThrow(schema(subject, text), true, normalize);
        } catch (RuntimeException e) {
            // Avro and Confluent's provider each have their own exceptions for the same thing.
            throw RegistryError.invalidSchema("details: " + deepest(e).getMessage());
        }
    }

    /** A schema out of the log, which was checked when it came in. */
    ParsedSchema readStored(String subject, String text) {
        return provider.parseSchemaOrElseThrow(schema(subject, text), false, false);
    }

    private static void refuseUnsupported(RegisterSchemaRequest request) {
        var type = request.getSchemaType();
        if (type != null && !type.equals(AvroSchema.TYPE)) {
            throw RegistryError.invalidSchema("Invalid schema type " + type + "; the embedded registry knows AVRO");
        }
        if (request.getReferences() != null && !request.getReferences().isEmpty()) {
            throw RegistryError.unsupported("schema references are");
        }
        if (request.getMetadata() != null || request.getRuleSet() != null || request.hasSchemaTagsToAddOrRemove()) {
            throw RegistryError.unsupported("metadata, rules and tags of schemas are");
        }
    }

    private static Schema schema(String subject, String text) {
        return new Schema(subject, null, null, AvroSchema.TYPE, List.of(), text);
    }

    private static Throwable deepest(Throwable failure) {
        var deepest = failure;
        while (deepest.getCause() != null && deepest.getCause().getMessage() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }
}
