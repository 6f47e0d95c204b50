package io.copytaster.ingest.format.jsonl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.copytaster.ingest.delivery.ArticleId;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.format.date.Dated;
import io.copytaster.ingest.format.date.Dates;
import io.copytaster.ingest.format.wire.Status;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What one JSON line says. Fields that are not known are passed over. */
final class ArticleLine {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Delivery.MAX_KEPT_BYTES)
                    .build())
            .build();

    private final Map<String, String> attributes = new HashMap<>();
    private String id;
    private String source;
    private String guid;
    private String url;
    private String title;
    private String text;
    private String language;
    private String byline;
    private Long version;
    private PublicationStatus status = PublicationStatus.USABLE;
    private Instant publishedAt;
    private Instant versionCreatedAt;
    private Instant embargoedUntil;
    private String unclearEmbargo;
    private Reason problem;
    private String explanation;

    /**
     * Reads the line. What was read before an error stays.
     *
     * @throws IOException if it is no JSON object
     */
    void parse(byte[] bytes, int from, int to) throws IOException {
        try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(json, "it does not begin with {");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                json.nextToken();
                field(field, json);
            }
            if (json.nextToken() != null) {
                throw new JsonParseException(json, "something follows its }");
            }
        }
        judge();
    }

    /** The id, or null if it has none that can be used. */
    String id() {
        return id == null || id.isBlank() || id.length() > ArticleId.MAX_LENGTH ? null : id;
    }

    /** The source it names, or null. */
    String source() {
        return source == null || source.isBlank() || source.length() > ArticleId.MAX_LENGTH ? null : source;
    }

    /** Why it is no article, or null. */
    Reason problem() {
        return problem;
    }

    /** The problem in words. */
    String explanation() {
        return explanation;
    }

    /** The article, if there is no problem. */
    RawArticle article(String defaultSource, Instant receivedAt) {
        boolean canceled = status == PublicationStatus.CANCELED;
        long number = version != null ? version : canceled ? 0 : 1;
        return RawArticle.newBuilder()
                .setId(id)
                .setSource(source() == null ? defaultSource : source)
                .setGuid(guid)
                .setUrl(url)
                .setVersion(number)
                .setStatus(status)
                .setEmbargoedUntil(embargoedUntil)
                .setTitle(title)
                .setText(text == null ? "" : text)
                .setLanguage(language)
                .setByline(byline)
                .setPublishedAt(publishedAt)
                .setVersionCreatedAt(versionCreatedAt)
                .setReceivedAt(receivedAt)
                .setMediaType("application/x-ndjson")
                .setAttributes(attributes)
                .build();
    }

    private void field(String name, JsonParser json) throws IOException {
        switch (name) {
            case "id" -> id = text(name, json);
            case "source" -> source = text(name, json);
            case "guid" -> guid = text(name, json);
            case "url" -> url = text(name, json);
            case "title" -> title = text(name, json);
            case "text" -> text = text(name, json);
            case "language" -> language = text(name, json);
            case "byline" -> byline = text(name, json);
            case "version" -> version(json);
            case "status" -> status(text(name, json));
            case "publishedAt" -> publishedAt = date(name, json);
            case "versionCreatedAt" -> versionCreatedAt = date(name, json);
            case "embargoedUntil" -> embargo(text(name, json));
            case "attributes" -> attributes(json);
            default -> json.skipChildren();
        }
    }

    private String text(String name, JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!token.isScalarValue()) {
            json.skipChildren();
            problem(Reason.BAD_FIELD, name + " is no text");
            return null;
        }
        return json.getText();
    }

    private Instant date(String name, JsonParser json) throws IOException {
        String text = text(name, json);
        if (text == null || text.isBlank()) {
            return null;
        }
        Dated date = Dates.read(text);
        if (date.instant() == null) {
            attributes.put(name + ".unparsed", text);
        } else if (date.zoneAssumed()) {
            attributes.put(name + ".zone", "assumed");
        }
        return date.instant();
    }

    private void embargo(String text) {
        if (text != null && !text.isBlank()) {
            embargoedUntil = Dates.parse(text);
            unclearEmbargo = embargoedUntil == null ? text : null;
        }
    }

    private void version(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        String found = token.isScalarValue() ? json.getText() : "a list or an object";
        json.skipChildren();
        if (found.isBlank()) {
            return;
        }
        try {
            // Programs without whole numbers write 3.0, and tables turned into JSON "3".
            version = new BigDecimal(found.strip()).longValueExact();
        } catch (NumberFormatException notOne) {
            problem(Reason.BAD_VERSION, "version is no whole number: " + found);
        } catch (ArithmeticException notWhole) {
            problem(Reason.BAD_VERSION, "version is no whole number that fits 64 bits: " + found);
        }
    }

    private void status(String text) {
        if (text != null && !text.isBlank()) {
            status = Status.parse(text);
            if (status == null) {
                problem(Reason.BAD_STATUS, "status is none of USABLE, WITHHELD, CANCELED: \"" + text + "\"");
            }
        }
    }

    private void attributes(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            problem(Reason.BAD_FIELD, "attributes is no object");
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            String value = text("attribute " + name, json);
            if (value != null) {
                attributes.put(name, value);
            }
        }
    }

    private void judge() {
        boolean canceled = status == PublicationStatus.CANCELED;
        if (id == null || id.isBlank()) {
            first(Reason.NO_ID, "it has no id; give it a field \"id\" that lasts over all versions of the article");
        } else if (id() == null) {
            first(Reason.NO_ID, "its id is over " + ArticleId.MAX_LENGTH + " characters");
        } else if (source != null && source.length() > ArticleId.MAX_LENGTH) {
            problem(Reason.BAD_FIELD, "its source is over " + ArticleId.MAX_LENGTH + " characters");
        } else if (version != null && version < (canceled ? 0 : 1)) {
            problem(Reason.BAD_VERSION, "version is below 1: " + version);
        } else if (!canceled && unclearEmbargo != null) {
            problem(Reason.BAD_EMBARGO, "embargoedUntil is no date with a zone: \"" + unclearEmbargo + "\"");
        } else if (!canceled && problem == null && (text == null || text.isBlank())) {
            problem(Reason.NO_TEXT, "it has no text; give it a field \"text\" with the words of the article");
        }
    }

    /** A problem that outweighs the others. */
    private void first(Reason reason, String words) {
        problem = reason;
        explanation = words;
    }

    private void problem(Reason reason, String words) {
        if (problem == null) {
            first(reason, words);
        }
    }
}
