package io.copytaster.schemas;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** The JSON form of the records: what {@code --out}, {@code --dry-run} and {@code tag} print, one object a line. */
public final class ArticleJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private ArticleJson() {}

    /** A delivery with all its fields. */
    public static String line(RawArticle article) {
        return object(json -> {
            json.writeStringField("id", article.getId());
            json.writeStringField("source", article.getSource());
            json.writeStringField("guid", article.getGuid());
            json.writeStringField("url", article.getUrl());
            json.writeNumberField("version", article.getVersion());
            json.writeStringField("status", article.getStatus().name());
            writeInstant(json, "embargoedUntil", article.getEmbargoedUntil());
            json.writeStringField("title", article.getTitle());
            json.writeStringField("text", article.getText());
            json.writeStringField("language", article.getLanguage());
            json.writeStringField("byline", article.getByline());
            writeInstant(json, "publishedAt", article.getPublishedAt());
            writeInstant(json, "versionCreatedAt", article.getVersionCreatedAt());
            writeInstant(json, "receivedAt", article.getReceivedAt());
            json.writeStringField("mediaType", article.getMediaType());
            json.writeObjectFieldStart("attributes");
            for (var attribute : article.getAttributes().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeEndObject();
        });
    }

    /** An enriched article. */
    public static String line(EnrichedArticle article) {
        return object(json -> {
            json.writeStringField("id", article.getId());
            json.writeStringField("source", article.getSource());
            json.writeStringField("url", article.getUrl());
            json.writeStringField("title", article.getTitle());
            json.writeStringField("text", article.getText());
            json.writeStringField("language", article.getLanguage());
            writeInstant(json, "publishedAt", article.getPublishedAt());
            json.writeNumberField("version", article.getVersion());
            json.writeStringField("familyId", article.getFamilyId());
            json.writeStringField("revisionOf", article.getRevisionOf());
            writeMentions(json, article.getMentions());
            writeLinks(json, article.getLinks());
            json.writeStringField("lexicon", article.getLexicon());
            json.writeStringField("pipeline", article.getPipeline());
        });
    }

    /** A copy and what it repeats. */
    public static String line(DuplicateArticle article) {
        return object(json -> {
            json.writeStringField("id", article.getId());
            json.writeStringField("familyId", article.getFamilyId());
            json.writeStringField("duplicateOf", article.getDuplicateOf());
            json.writeStringField("kind", article.getKind().name());
            json.writeNumberField("containment", article.getContainment());
            json.writeNumberField("containmentOf", article.getContainmentOf());
            json.writeStringField("source", article.getSource());
            json.writeStringField("url", article.getUrl());
            json.writeStringField("title", article.getTitle());
            writeInstant(json, "publishedAt", article.getPublishedAt());
            json.writeNumberField("version", article.getVersion());
        });
    }

    /** What is found in a text, as an enriched article holds it. */
    public static String line(String id, String language, List<Mention> mentions, List<Link> links, String lexicon) {
        return object(json -> {
            json.writeStringField("id", id);
            json.writeStringField("language", language);
            writeMentions(json, mentions);
            writeLinks(json, links);
            json.writeStringField("lexicon", lexicon);
        });
    }

    /** Writes the field {@code mentions} of an object that is begun. */
    public static void writeMentions(JsonGenerator json, List<Mention> mentions) throws IOException {
        json.writeArrayFieldStart("mentions");
        for (Mention mention : mentions) {
            json.writeStartObject();
            json.writeStringField("kind", mention.getKind().name());
            json.writeStringField("id", mention.getId());
            json.writeStringField("name", mention.getName());
            json.writeStringField("type", mention.getType());
            json.writeStringField("field", mention.getField().name());
            json.writeNumberField("begin", mention.getBegin());
            json.writeNumberField("end", mention.getEnd());
            json.writeStringField("text", mention.getText());
            if (mention.getRole() != null) {
                json.writeStringField("role", mention.getRole());
            }
            if (mention.getQuantity() != null) {
                json.writeObjectFieldStart("quantity");
                json.writeNumberField("min", mention.getQuantity().getMin());
                Long max = mention.getQuantity().getMax();
                if (max == null) {
                    json.writeNullField("max");
                } else {
                    json.writeNumberField("max", max);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the field {@code links} of an object that is begun. */
    public static void writeLinks(JsonGenerator json, List<Link> links) throws IOException {
        json.writeArrayFieldStart("links");
        for (Link link : links) {
            json.writeStartObject();
            json.writeStringField("actor", link.getActor());
            json.writeStringField("relation", link.getRelation());
            json.writeStringField("weapon", link.getWeapon());
            json.writeStringField("field", link.getField().name());
            json.writeNumberField("begin", link.getBegin());
            json.writeNumberField("end", link.getEnd());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeInstant(JsonGenerator json, String name, Instant instant) throws IOException {
        json.writeStringField(name, instant == null ? null : instant.toString());
    }

    private static String object(Body body) {
        var text = new StringWriter(1024);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
