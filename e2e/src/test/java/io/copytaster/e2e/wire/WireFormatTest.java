package io.copytaster.e2e.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.copytaster.app.broker.BrokerConfig;
import io.copytaster.app.broker.DataFolder;
import io.copytaster.app.broker.EmbeddedBroker;
import io.copytaster.app.registry.EmbeddedRegistry;
import io.copytaster.app.registry.RegistryConfig;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That other people's programs, with nothing but Confluent's serdes, read what we write, and we what they write. */
class WireFormatTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant PUBLISHED = Instant.parse("2026-03-01T07:30:00Z");

    @TempDir
    Path folder;

    @Test
    void isReadByAPlainDeserializer() {
        try (var data = DataFolder.open(folder);
                var broker = EmbeddedBroker.start(BrokerConfig.in(data.broker()));
                var registry = EmbeddedRegistry.start(RegistryConfig.at(broker.bootstrapServers()));
                var ours = ArticleSerdes.at(registry.url(), Map.of()).raw();
                var theirs = new KafkaAvroDeserializer()) {
            theirs.configure(Map.of("schema.registry.url", registry.url()), false);

            var bytes = ours.serializer().serialize(Topics.RAW, article());

            var read = (GenericRecord) theirs.deserialize(Topics.RAW, bytes);
            assertEquals(RawArticle.getClassSchema(), read.getSchema());
            assertEquals("wire-1", read.get("id").toString());
            assertEquals("Convoy seen", read.get("title").toString());
            assertEquals("WITHHELD", read.get("status").toString());
            assertEquals(PUBLISHED.toEpochMilli(), read.get("publishedAt"));
        }
    }

    @Test
    void readsWhatAPlainSerializerWrote() {
        try (var data = DataFolder.open(folder);
                var broker = EmbeddedBroker.start(BrokerConfig.in(data.broker()));
                var registry = EmbeddedRegistry.start(RegistryConfig.at(broker.bootstrapServers()));
                var ours = ArticleSerdes.at(registry.url(), Map.of()).raw();
                var theirs = new KafkaAvroSerializer()) {
            theirs.configure(Map.of("schema.registry.url", registry.url()), false);
            var schema = RawArticle.getClassSchema();
            var written = new GenericRecordBuilder(schema)
                    .set("id", "wire-1")
                    .set("source", "wire")
                    .set("title", "Convoy seen")
                    .set("text", "A convoy was seen near the border.")
                    .set(
                            "status",
                            new GenericData.EnumSymbol(schema.getField("status").schema(), "WITHHELD"))
                    .set("publishedAt", PUBLISHED.toEpochMilli())
                    .set("receivedAt", RECEIVED.toEpochMilli())
                    .build();

            var bytes = theirs.serialize(Topics.RAW, written);

            assertEquals(article(), ours.deserializer().deserialize(Topics.RAW, bytes));
        }
    }

    @Test
    void isReadAfterARestart() throws Exception {
        // given
        byte[] bytes;
        int id;
        try (var data = DataFolder.open(folder);
                var broker = EmbeddedBroker.start(BrokerConfig.in(data.broker()));
                var registry = EmbeddedRegistry.start(RegistryConfig.at(broker.bootstrapServers()))) {
            var serdes = ArticleSerdes.at(registry.url(), Map.of());
            serdes.registry().register("something-else-value", new AvroSchema("\"string\""));
            bytes = serdes.raw().serializer().serialize(Topics.RAW, article());
            id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        }

        // when
        try (var data = DataFolder.open(folder);
                var broker = EmbeddedBroker.start(BrokerConfig.in(data.broker()));
                var registry = EmbeddedRegistry.start(RegistryConfig.at(broker.bootstrapServers()))) {
            var serdes = ArticleSerdes.at(registry.url(), Map.of());

            // then
            assertEquals(article(), serdes.raw().deserializer().deserialize(Topics.RAW, bytes));
            assertEquals(
                    id, serdes.registry().register("elsewhere-value", new AvroSchema(RawArticle.getClassSchema())));
        }
    }

    private static RawArticle article() {
        return RawArticle.newBuilder()
                .setId("wire-1")
                .setSource("wire")
                .setTitle("Convoy seen")
                .setText("A convoy was seen near the border.")
                .setStatus(PublicationStatus.WITHHELD)
                .setPublishedAt(PUBLISHED)
                .setReceivedAt(RECEIVED)
                .build();
    }
}
