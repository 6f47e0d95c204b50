package io.copytaster.app.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Changes as records of the {@code _schemas} topic, in the JSON of Confluent's own registry, so that one can take the
 * topic over. In addition the tombstone of a version says in a header which id it had.
 */
final class LogFormat {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID_HEADER = "id";
    private static final int SCHEMA_MAGIC = 1;
    private static final int CONFIG_MAGIC = 0;

    private final AvroSchemas schemas;

    LogFormat(AvroSchemas schemas) {
        this.schemas = schemas;
    }

    /** The order is part of the format: compaction compares keys byte by byte. */
    @JsonPropertyOrder({"keytype", "subject", "version", "magic"})
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record SchemaKey(String keytype, String subject, int version, int magic) {}

    @JsonPropertyOrder({"keytype", "subject", "magic"})
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record ConfigKey(String keytype, String subject, int magic) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record SchemaValue(String subject, int version, int id, String schema, boolean deleted) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record ConfigValue(String compatibilityLevel) {}

    ProducerRecord<byte[], byte[]> write(String topic, Change change) {
        if (change instanceof Change.Registered it) {
            return new ProducerRecord<>(
                    topic,
                    bytes(new SchemaKey("SCHEMA", it.subject(), it.version(), SCHEMA_MAGIC)),
                    bytes(new SchemaValue(
                            it.subject(), it.version(), it.id(), it.schema().canonicalString(), it.deleted())));
        } else if (change instanceof Change.Removed it) {
            var tombstone = new ProducerRecord<byte[], byte[]>(
                    topic, bytes(new SchemaKey("SCHEMA", it.subject(), it.version(), SCHEMA_MAGIC)), null);
            tombstone
                    .headers()
                    .add(
                            ID_HEADER,
                            ByteBuffer.allocate(Integer.BYTES).putInt(it.id()).array());
            return tombstone;
        } else if (change instanceof Change.CompatibilitySet it) {
            return new ProducerRecord<>(
                    topic,
                    bytes(new ConfigKey("CONFIG", it.subject(), CONFIG_MAGIC)),
                    it.level() == null ? null : bytes(new ConfigValue(it.level().name)));
        }
        throw new IllegalArgumentException("no such change: " + change);
    }

    /**
     * The change that a record stands for; empty if it is of a kind that means nothing here.
     *
     * @throws IOException if the record is not in the format
     */
    Optional<Change> read(ConsumerRecord<byte[], byte[]> record) throws IOException {
        var type = JSON.readTree(record.key()).path("keytype").asText();
        return switch (type) {
            case "SCHEMA" -> Optional.of(readSchema(record));
            case "CONFIG" -> Optional.of(readConfig(record));
            default -> Optional.empty();
        };
    }

    private Change readSchema(ConsumerRecord<byte[], byte[]> record) throws IOException {
        var key = JSON.readValue(record.key(), SchemaKey.class);
        if (record.value() == null) {
            var header = record.headers().lastHeader(ID_HEADER);
            var id = header == null ? 0 : ByteBuffer.wrap(header.value()).getInt();
            return new Change.Removed(key.subject(), key.version(), id);
        }
        var value = JSON.readValue(record.value(), SchemaValue.class);
        return new Change.Registered(
                key.subject(),
                key.version(),
                value.id(),
                schemas.readStored(key.subject(), value.schema()),
                value.deleted());
    }

    private static Change readConfig(ConsumerRecord<byte[], byte[]> record) throws IOException {
        var key = JSON.readValue(record.key(), ConfigKey.class);
        var level = record.value() == null
                ? null
                : JSON.readValue(record.value(), ConfigValue.class).compatibilityLevel();
        return new Change.CompatibilitySet(key.subject(), level == null ? null : CompatibilityLevel.forName(level));
    }

    private static byte[] bytes(Object part) {
        try {
            return JSON.writeValueAsBytes(part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + part, e);
        }
    }
}
