package io.copytaster.app.web.live;

import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads what a record says for a line on a page. */
final class Arrivals implements AutoCloseable {
    private static final int MOST_CHARS = 200;

    private final Deserializer<EnrichedArticle> enriched;
    private final Deserializer<DuplicateArticle> duplicates;
    private final Deserializer<RawArticle> raw;

    Arrivals(ArticleSerdes serdes) {
        enriched = serdes.enriched().deserializer();
        duplicates = serdes.duplicates().deserializer();
        raw = serdes.raw().deserializer();
    }

    /** The source of a delivery; null if the record cannot be read. */
    String source(ConsumerRecord<byte[], byte[]> record) {
        try {
            RawArticle article = raw.deserialize(record.topic(), record.value());
            return article == null ? null : article.getSource();
        } catch (SerializationException e) {
            return null; // enrich makes a dead letter of it
        }
    }

    /** What a record of an output topic says; null if it cannot be read. */
    Arrival of(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.DEAD_LETTERS)) {
            DeadLetter letter = DeadLetter.of(record);
            return new Arrival("dead", letter.keyText(), letter.stage(), cut(letter.error()), null);
        }
        if (record.value() == null) {
            return new Arrival("withdrawn", new String(record.key(), StandardCharsets.UTF_8), null, null, null);
        }
        try {
            if (record.topic().equals(Topics.ENRICHED)) {
                EnrichedArticle article = enriched.deserialize(record.topic(), record.value());
                return arrival(
                        "enriched", article.getId(), article.getSource(), article.getTitle(), article.getPublishedAt());
            }
            DuplicateArticle copy = duplicates.deserialize(record.topic(), record.value());
            return arrival("copy", copy.getId(), copy.getSource(), copy.getTitle(), copy.getPublishedAt());
        } catch (SerializationException e) {
            return null; // the sinks make a dead letter of it
        }
    }

    @Override
    public void close() {
        enriched.close();
        duplicates.close();
        raw.close();
    }

    private static Arrival arrival(String what, String id, String source, String title, Instant published) {
        return new Arrival(what, id, source, cut(title), published == null ? null : published.toString());
    }

    private static String cut(String text) {
        if (text == null || text.length() <= MOST_CHARS) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MOST_CHARS / 2)) + "…";
    }
}
