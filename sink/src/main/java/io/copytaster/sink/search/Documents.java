package io.copytaster.sink.search;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/**
 * From records to documents and back. The record is stored whole, as Avro's single-object encoding, which names its
 * schema by a fingerprint; the index keeps every schema that it was ever written with, so that old records stay
 * readable after an update.
 */
final class Documents {
    private static final String SCHEMA = "schema.";

    private final BinaryMessageDecoder<EnrichedArticle> articles = new BinaryMessageDecoder<>(
            SpecificData.getForClass(EnrichedArticle.class), EnrichedArticle.getClassSchema());
    private final BinaryMessageDecoder<DuplicateArticle> copies = new BinaryMessageDecoder<>(
            SpecificData.getForClass(DuplicateArticle.class), DuplicateArticle.getClassSchema());
    private final Map<String, String> schemas = new HashMap<>();

    /** With the schemas that an index was written with so far, as {@link #schemas} gave them. */
    Documents(Map<String, String> known) {
        known.forEach((name, json) -> {
            if (name.startsWith(SCHEMA)) {
                var schema = new Schema.Parser().parse(json);
                articles.addSchema(schema);
                copies.addSchema(schema);
                schemas.put(name, json);
            }
        });
        remember(EnrichedArticle.getClassSchema());
        remember(DuplicateArticle.getClassSchema());
    }

    /** Every schema that may be met in the index, by name, for its next reader. */
    Map<String, String> schemas() {
        return Map.copyOf(schemas);
    }

    static Document of(EnrichedArticle article) throws IOException {
        var document = new Document();
        document.add(new StringField(Fields.ID, Fields.keyBytes(article.getId()), Field.Store.NO));
        document.add(new StringField(Fields.ARTICLE, Fields.IS, Field.Store.NO));
        document.add(new StringField(Fields.FAMILY, Fields.keyBytes(article.getFamilyId()), Field.Store.NO));
        document.add(new StringField(Fields.SOURCE, Fields.folded(article.getSource()), Field.Store.NO));
        if (article.getByline() != null) {
            document.add(new TextField(Fields.BYLINE, article.getByline(), Field.Store.NO));
        }
        if (article.getLanguage() != null) {
            document.add(new StringField(Fields.LANGUAGE, Fields.folded(article.getLanguage()), Field.Store.NO));
        }
        addMentions(document, article);
        if (article.getTitle() != null) {
            document.add(new TextField(Fields.TITLE, article.getTitle(), Field.Store.NO));
        }
        document.add(new TextField(Fields.TEXT, article.getText(), Field.Store.NO));
        if (article.getPublishedAt() != null) {
            long published = article.getPublishedAt().toEpochMilli();
            document.add(new LongPoint(Fields.PUBLISHED, published));
            if (!article.getPublishedAt().isAfter(article.getReceivedAt())) {
                document.add(new NumericDocValuesField(Fields.DATED, published));
            }
        }
        document.add(new NumericDocValuesField(Fields.TIME, time(article).toEpochMilli()));
        document.add(new NumericDocValuesField(Fields.VERSION, article.getVersion()));
        document.add(stored(EnrichedArticle.getEncoder().encode(article)));
        return FacetFields.added(document, article);
    }

    static Document of(DuplicateArticle copy) throws IOException {
        var document = new Document();
        document.add(new StringField(Fields.COPY, Fields.keyBytes(copy.getId()), Field.Store.NO));
        document.add(new StringField(Fields.COPY_OF, Fields.keyBytes(copy.getDuplicateOf()), Field.Store.NO));
        document.add(new BinaryDocValuesField(Fields.ORIGINAL, Fields.keyBytes(copy.getDuplicateOf())));
        document.add(new StringField(Fields.OUTLET, Fields.folded(copy.getSource()), Field.Store.NO));
        document.add(new StringField(Fields.FAMILY, Fields.keyBytes(copy.getFamilyId()), Field.Store.NO));
        document.add(new NumericDocValuesField(Fields.VERSION, copy.getVersion()));
        document.add(stored(DuplicateArticle.getEncoder().encode(copy)));
        return document;
    }

    /** Remembers that an article was taken back, or is no longer what it was. */
    static Document withdrawn(String id) {
        var document = new Document();
        document.add(new StringField(Fields.WITHDRAWN, Fields.keyBytes(id), Field.Store.NO));
        return document;
    }

    EnrichedArticle article(Document stored) throws IOException {
        return articles.decode(record(stored));
    }

    DuplicateArticle copy(Document stored) throws IOException {
        return copies.decode(record(stored));
    }

    /** Dates in news are dirty: what says it comes from the future must not stand above all others for good. */
    private static Instant time(EnrichedArticle article) {
        Instant published = article.getPublishedAt();
        Instant received = article.getReceivedAt();
        return published == null || published.isAfter(received) ? received : published;
    }

    /** Ids, names and types of what is mentioned, each once. */
    private static void addMentions(Document document, EnrichedArticle article) {
        var seen = new HashSet<String>();
        for (Mention mention : article.getMentions()) {
            String field = mention.getKind() == MentionKind.ACTOR ? Fields.ACTOR : Fields.WEAPON;
            addOnce(document, seen, field, mention.getId());
            addOnce(document, seen, field, mention.getName());
            addOnce(document, seen, Fields.TYPE, mention.getType());
        }
    }

    private static void addOnce(Document document, Set<String> seen, String field, String value) {
        String folded = Fields.folded(value);
        if (seen.add(field + ' ' + folded)) {
            document.add(new StringField(field, folded, Field.Store.NO));
        }
    }

    private static StoredField stored(ByteBuffer record) {
        return new StoredField(
                Fields.RECORD,
                new BytesRef(record.array(), record.arrayOffset() + record.position(), record.remaining()));
    }

    private static ByteBuffer record(Document stored) {
        BytesRef bytes = stored.getBinaryValue(Fields.RECORD);
        return ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
    }

    private void remember(Schema schema) {
        schemas.put(SCHEMA + Long.toHexString(SchemaNormalization.parsingFingerprint64(schema)), schema.toString());
    }
}
