package io.copytaster.schemas;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaResponse;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Confluent's client, which besides recognises a schema that it has answered for by its identity. Its serializer asks for
 * each record with a schema newly wrapped, and to hash one takes longer than to write the record.
 */
final class KnownSchemas extends CachedSchemaRegistryClient {
    private final Map<String, Known<RegisterSchemaResponse>> registered = new ConcurrentHashMap<>();
    private final Map<String, Known<Integer>> ids = new ConcurrentHashMap<>();

    KnownSchemas(List<String> urls, Map<String, ?> settings) {
        super(urls, 1000, List.of(new AvroSchemaProvider()), settings, Map.of());
    }

    /** What was answered for a schema of one subject. */
    private record Known<T>(Object schema, boolean normalized, T answer) {
        /** The answer if it is for this schema, else null. */
        static <T> T answer(Known<T> known, ParsedSchema schema, boolean normalized) {
            boolean same = known != null && known.schema == schema.rawSchema() && known.normalized == normalized;
            return same ? known.answer : null;
        }
    }

    @Override
    public RegisterSchemaResponse registerWithResponse(
            String subject, ParsedSchema schema, boolean normalize, boolean propagateSchemaTags)
            throws IOException, RestClientException {
        RegisterSchemaResponse known = Known.answer(registered.get(subject), schema, normalize);
        if (known != null) {
            return known;
        }
        RegisterSchemaResponse answer = super.registerWithResponse(subject, schema, normalize, propagateSchemaTags);
        registered.put(subject, new Known<>(schema.rawSchema(), normalize, answer));
        return answer;
    }

    @Override
    public int getId(String subject, ParsedSchema schema, boolean normalize) throws IOException, RestClientException {
        Integer known = Known.answer(ids.get(subject), schema, normalize);
        if (known != null) {
            return known;
        }
        int answer = super.getId(subject, schema, normalize);
        ids.put(subject, new Known<>(schema.rawSchema(), normalize, answer));
        return answer;
    }
}
