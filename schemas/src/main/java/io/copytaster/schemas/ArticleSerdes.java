package io.copytaster.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes of the public topics: Avro in Confluent's wire format, subjects named after the topic, through Confluent's own
 * serializer. All serdes of one instance share one registry client and with it its cache of schemas.
 */
public final class ArticleSerdes {
    static {
        TrustedRecords.trust();
        // The coders that Avro generated for mentions and links, instead of going through their schemas at each.
        SpecificData.getForClass(EnrichedArticle.class).setCustomCoders(true);
    }

    private final SchemaRegistryClient registry;
    private final Map<String, Object> settings;

    private ArticleSerdes(SchemaRegistryClient registry, Map<String, ?> settings) {
        this.registry = registry;
        this.settings = new HashMap<>(settings);
        this.settings.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
    }

    /**
     * Serdes that register and look up schemas at a registry.
     *
     * @param url address of the registry, such as {@code http://localhost:8081}
     * @param settings further settings of Confluent's client and serializers, such as credentials or
     *     {@code auto.register.schemas}
     */
    public static ArticleSerdes at(String url, Map<String, ?> settings) {
        Objects.requireNonNull(url, "address of the schema registry");
        var all = new HashMap<String, Object>(settings);
        all.put("schema.registry.url", url);
        return new ArticleSerdes(client(List.of(url.split(",")), all), all);
    }

    private static SchemaRegistryClient client(List<String> urls, Map<String, Object> settings) {
        String mocked = MockSchemaRegistry.validateAndMaybeGetMockScope(urls);
        return mocked == null
                ? new KnownSchemas(urls, settings)
                : MockSchemaRegistry.getClientForScope(mocked, List.of(new AvroSchemaProvider()));
    }

    /** Values of {@link Topics#RAW}. */
    public Serde<RawArticle> raw() {
        return of(RawArticle.class);
    }

    /** Values of {@link Topics#ENRICHED}. */
    public Serde<EnrichedArticle> enriched() {
        return of(EnrichedArticle.class);
    }

    /** Values of {@link Topics#DUPLICATES}. */
    public Serde<DuplicateArticle> duplicates() {
        return of(DuplicateArticle.class);
    }

    /** The client that the serdes share. */
    public SchemaRegistryClient registry() {
        return registry;
    }

    private <T extends SpecificRecord> Serde<T> of(Class<T> type) {
        var serializer = new KafkaAvroSerializer(registry, settings);
        var deserializer = new KafkaAvroDeserializer(registry, settings);
        Serializer<T> write = new Serializer<>() {
            @Override
            public byte[] serialize(String topic, T value) {
                return serializer.serialize(topic, value);
            }

            @Override
            public void close() {
                // The registry client that the serializer would close is shared.
            }
        };
        Deserializer<T> read = (topic, bytes) -> type.cast(deserializer.deserialize(topic, bytes));
        return Serdes.serdeFrom(write, read);
    }
}
