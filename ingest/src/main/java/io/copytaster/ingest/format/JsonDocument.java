package io.copytaster.ingest.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.charset.Characters;
import io.copytaster.ingest.format.feed.JsonFeed;
import io.copytaster.ingest.format.jsonl.JsonLines;
import io.copytaster.ingest.format.ninjs.Ninjs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A delivery that is one JSON document; its members say of which kind. */
final class JsonDocument implements Format {
    private static final Pattern KNOWN = Pattern.compile(
            "jsonfeed\\.org\\\\?/version|\"uri\"\\s*:.*\"(pubstatus|versioncreated|body_\\w+|headlines|bodies)\"\\s*:"
                    + "|\"(pubstatus|versioncreated|body_\\w+|headlines|bodies)\"\\s*:.*\"uri\"\\s*:",
            Pattern.DOTALL);
    private static final int MAX_DEPTH = 200;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Delivery.MAX_WHOLE_BYTES)
                    .maxNestingDepth(MAX_DEPTH)
                    .build())
            .build());

    /** Whether the first bytes of something that looks like JSON show a known kind of document. */
    static boolean isKnown(String start) {
        return KNOWN.matcher(start).find();
    }

    @Override
    public void read(Delivery delivery, InputStream content, Desk desk) throws IOException {
        String text = Characters.decode(Format.whole(content), delivery.contentType());
        List<JsonNode> documents;
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            documents = values.readAll();
        } catch (JsonProcessingException e) {
            throw new Unreadable(Reason.NOT_JSON, "is no JSON: " + JsonSyntax.fault(e), e);
        }
        JsonNode document = documents.size() == 1 ? documents.get(0) : list(documents);
        if (JsonFeed.isFeed(document)) {
            JsonFeed.read(delivery, document, desk);
        } else if (Ninjs.isNinjs(document)) {
            Ninjs.read(delivery, document, desk);
        } else if (isArticles(document)) {
            readArticles(delivery, document, desk);
        } else {
            throw new Unreadable(
                    Reason.UNKNOWN_FORMAT, "is JSON, but neither JSON Feed, ninjs, nor articles with id and text");
        }
    }

    /** Whether it is an article as JSON lines write them, or a list of some, over several lines. */
    private static boolean isArticles(JsonNode document) {
        JsonNode first = document.isArray() ? document.path(0) : document;
        return first.isObject() && (first.has("id") || first.has("text"));
    }

    private static void readArticles(Delivery delivery, JsonNode document, Desk desk) throws IOException {
        var lines = new StringBuilder();
        for (JsonNode article : document.isArray() ? document : List.of(document)) {
            lines.append(article).append('\n');
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        new JsonLines().read(delivery, new ByteArrayInputStream(bytes), desk);
    }

    /** Documents one after the other, as in JSON lines, are a list of them. */
    private static JsonNode list(List<JsonNode> documents) {
        return JSON.createArrayNode().addAll(documents);
    }
}
