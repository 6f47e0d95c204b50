package io.copytaster.sink.opensearch;

import com.fasterxml.jackson.core.JsonGenerator;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** From records to documents. */
final class Documents {
    private Documents() {}

    /** Writes an article that has no copies yet. */
    static void write(EnrichedArticle article, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", article.getId());
        json.writeNumberField("version", article.getVersion());
        json.writeStringField("source", article.getSource());
        json.writeStringField("url", article.getUrl());
        String field = Languages.field(article.getLanguage());
        writeText(json, "title", field, article.getTitle());
        writeText(json, "text", field, article.getText());
        json.writeStringField("language", article.getLanguage());
        json.writeStringField("byline", article.getByline());
        writeInstant(json, "publishedAt", article.getPublishedAt());
        writeInstant(json, "versionCreatedAt", article.getVersionCreatedAt());
        writeInstant(json, "receivedAt", article.getReceivedAt());
        writeInstant(json, "time", time(article));
        json.writeObjectFieldStart("attributes");
        for (var attribute : new TreeMap<>(article.getAttributes()).entrySet()) {
            json.writeStringField(attribute.getKey(), attribute.getValue());
        }
        json.writeEndObject();
        json.writeStringField("familyId", article.getFamilyId());
        json.writeStringField("revisionOf", article.getRevisionOf());
        ArticleJson.writeMentions(json, article.getMentions());
        writeFacets(json, article.getMentions());
        ArticleJson.writeLinks(json, article.getLinks());
        json.writeStringField("lexicon", article.getLexicon());
        json.writeStringField("pipeline", article.getPipeline());
        writeAll(json, "outlets", Set.of(article.getSource()));
        writeAll(json, "copies", Set.of());
        json.writeEndObject();
    }

    /** Writes a copy. */
    static void write(DuplicateArticle copy, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", copy.getId());
        json.writeNumberField("version", copy.getVersion());
        json.writeStringField("source", copy.getSource());
        json.writeStringField("url", copy.getUrl());
        json.writeStringField("title", copy.getTitle());
        writeInstant(json, "publishedAt", copy.getPublishedAt());
        writeInstant(json, "receivedAt", copy.getReceivedAt());
        json.writeStringField("familyId", copy.getFamilyId());
        json.writeStringField("duplicateOf", copy.getDuplicateOf());
        json.writeStringField("kind", copy.getKind().name());
        json.writeNumberField("containment", copy.getContainment());
        json.writeNumberField("containmentOf", copy.getContainmentOf());
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, String name, String language, String text) throws IOException {
        json.writeObjectFieldStart(name);
        if (text != null) {
            json.writeStringField(language, text);
        }
        json.writeEndObject();
    }

    /** What is mentioned, each once: keywords to count by. */
    private static void writeFacets(JsonGenerator json, List<Mention> mentions) throws IOException {
        var actors = new TreeSet<String>();
        var weapons = new TreeSet<String>();
        var types = new TreeSet<String>();
        for (Mention mention : mentions) {
            (mention.getKind() == MentionKind.ACTOR ? actors : weapons).add(mention.getId());
            types.add(mention.getType());
        }
        writeAll(json, "actors", actors);
        writeAll(json, "weapons", weapons);
        writeAll(json, "types", types);
    }

    private static void writeAll(JsonGenerator json, String name, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void writeInstant(JsonGenerator json, String name, Instant instant) throws IOException {
        json.writeStringField(name, instant == null ? null : instant.toString());
    }

    /** When it was published as far as that can be believed: what says it comes from the future does not. */
    private static Instant time(EnrichedArticle article) {
        Instant published = article.getPublishedAt();
        Instant received = article.getReceivedAt();
        return published == null || published.isAfter(received) ? received : published;
    }
}
