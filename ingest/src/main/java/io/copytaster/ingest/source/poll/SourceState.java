package io.copytaster.ingest.source.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of a source from one request to the next, also over a restart.
 *
 * @param etag of the last answer with a body, as the server wrote it, or null
 * @param lastModified likewise
 * @param due when to ask next, or null for at once
 * @param failures requests that failed since the last that did not
 * @param unchanged requests since the last that brought something new
 * @param items hashes of the articles that stood in the last answer
 */
public record SourceState(
        String etag, String lastModified, Instant due, int failures, int unchanged, List<Long> items) {
    /** Of a source that was never asked. */
    public static final SourceState NEW = new SourceState(null, null, null, 0, 0, List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    public SourceState {
        items = List.copyOf(items);
    }

    String write() {
        ObjectNode json = JSON.createObjectNode()
                .put("etag", etag)
                .put("lastModified", lastModified)
                .put("due", due == null ? null : due.toString())
                .put("failures", failures)
                .put("unchanged", unchanged);
        items.forEach(json.putArray("items")::add);
        return json.toString();
    }

    /** A state as it was written. One that cannot be read is one that is not there: the source is asked anew. */
    static SourceState parse(String written) {
        try {
            JsonNode json = JSON.readTree(written);
            var items = new ArrayList<Long>();
            json.path("items").forEach(item -> items.add(item.asLong()));
            return new SourceState(
                    json.path("etag").asText(null),
                    json.path("lastModified").asText(null),
                    json.hasNonNull("due") ? Instant.parse(json.path("due").asText()) : null,
                    json.path("failures").asInt(),
                    json.path("unchanged").asInt(),
                    items);
        } catch (JsonProcessingException | DateTimeParseException | IllegalArgumentException e) {
            return NEW;
        }
    }
}
