package io.copytaster.ingest.source.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * What is remembered of a source from one request to the next, also over a restart.
 *
 * @param etag of the last answer with a body, as the server wrote it, or null
 * @param lastModified likewise
 * @param due when to ask next, or null for at once
 * @param failures requests that failed since the last that did not
 * @param unchanged requests since the last that brought something new
 * @param shown what it showed lately
 * @param rhythm how often it has news
 */
record SourceState(
        String etag, String lastModified, Instant due, int failures, int unchanged, Shown shown, Rhythm rhythm) {
    /** Of a source that was never asked. */
    static final SourceState NEW = new SourceState(null, null, null, 0, 0, Shown.NOTHING, Rhythm.UNKNOWN);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** After a request that failed. */
    SourceState failed(Instant next) {
        return new SourceState(etag, lastModified, next, failures + 1, unchanged, shown, rhythm);
    }

    String write() {
        ObjectNode json = JSON.createObjectNode()
                .put("etag", etag)
                .put("lastModified", lastModified)
                .put("due", due == null ? null : due.toString())
                .put("failures", failures)
                .put("unchanged", unchanged);
        shown.write(json);
        rhythm.write(json);
        return json.toString();
    }

    /** Whether a state was written by this class. */
    static boolean isOne(String written) {
        try {
            return JSON.readTree(written).has("failures");
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** A state as it was written. One that cannot be read is one that is not there: the source is asked anew. */
    static SourceState parse(String written) {
        try {
            JsonNode json = JSON.readTree(written);
            return new SourceState(
                    json.path("etag").asText(null),
                    json.path("lastModified").asText(null),
                    json.hasNonNull("due") ? Instant.parse(json.path("due").asText()) : null,
                    json.path("failures").asInt(),
                    json.path("unchanged").asInt(),
                    Shown.parse(json),
                    Rhythm.parse(json));
        } catch (JsonProcessingException | DateTimeParseException | IllegalArgumentException e) {
            return NEW;
        }
    }
}
