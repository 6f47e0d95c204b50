package io.copytaster.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class ArticleSerdesTest {
    private static final Instant NOON = Instant.parse("2015-09-17T12:00:00Z");

    private final ArticleSerdes serdes = ArticleSerdes.at("mock://serdes", Map.of());

    @Test
    void readsBackWhatItWrote() throws Exception {
        var raw = RawArticle.newBuilder()
                .setId("a/1")
                .setSource("wire")
                .setText("Тanks \uD83D\uDE80")
                .setPublishedAt(NOON)
                .setReceivedAt(NOON)
                .setAttributes(Map.of("slug", "SYRIA"))
                .build();
        byte[] bytes = serdes.raw().serializer().serialize(Topics.RAW, raw);
        assertEquals(raw, serdes.raw().deserializer().deserialize(Topics.RAW, bytes));
        assertEquals(0, bytes[0], "magic byte of Confluent's wire format");
        int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
        assertEquals(
                id,
                serdes.registry().getLatestSchemaMetadata(Topics.RAW + "-value").getId());
    }

    @Test
    void readsBackMentionsWithTheirQuantities() {
        var mention = new Mention(
                MentionKind.WEAPON,
                "t-90",
                "T-90",
                "TANK",
                ArticleField.TEXT,
                0,
                10,
                "T-90 tanks",
                new Quantity(7L, null),
                null);
        var enriched = EnrichedArticle.newBuilder()
                .setId("a")
                .setSource("wire")
                .setVersion(2)
                .setText("T-90 tanks")
                .setReceivedAt(NOON)
                .setFamilyId("a")
                .setMentions(List.of(mention))
                .setLexicon("l")
                .setPipeline("p")
                .build();
        byte[] bytes = serdes.enriched().serializer().serialize(Topics.ENRICHED, enriched);
        assertEquals(enriched, serdes.enriched().deserializer().deserialize(Topics.ENRICHED, bytes));
    }

    @Test
    void refusesBytesThatAreNoRecord() {
        var reader = serdes.raw().deserializer();
        assertThrows(SerializationException.class, () -> reader.deserialize(Topics.RAW, new byte[] {1, 2, 3}));
    }
}
