package io.copytaster.ingest.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.charset.Characters;
import io.copytaster.ingest.format.feed.JsonFeed;
import io.copytaster.ingest.format.jsonl.ArticleList;
import io.copytaster.ingest.format.ninjs.Ninjs;
import java.io.IOException;
import java.io.InputStream;
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
        ArrayNode documents = documents(text);
        JsonNode document = documents.size() == 1 ? documents.get(0) : documents;
        if (JsonFeed.isFeed(document)) {
            JsonFeed.read(delivery, document, desk);
        } else if (Ninjs.isNinjs(document)) {
            Ninjs.read(delivery, document, desk);
        } else if (ArticleList.isOne(document)) {
            ArticleList.read(delivery, document, desk);
        } else if (document.isArray() && document.isEmpty()) {
            throw new Unreadable(Reason.EMPTY_FILE, "is an empty list");
        } else {
            throw new Unreadable(
                    Reason.UNKNOWN_FORMAT, "is JSON, but neither JSON Feed, ninjs, nor articles with id and text");
        }
    }

    /** The documents that stand one after the other; those in a list each count as one. */
    private static ArrayNode documents(String text) throws IOException {
        ArrayNode documents = JSON.createArrayNode();
        try (JsonParser json = JSON.createParser(text)) {
            for (JsonNode next = JSON.readTree(json); next != null; next = JSON.readTree(json)) {
                documents.addAll(
                        next.isArray()
                                ? (ArrayNode) next
                                : JSON.createArrayNode().add(next));
            }
        } catch (JsonProcessingException e) {
            throw new Unreadable(
                    Reason.NOT_JSON, "is no JSON: " + JsonSyntax.faultInDocument(e) + "; deliver it again, mended", e);
        }
        return documents;
    }
}
