package io.copytaster.ingest.source.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How far a file has been read.
 *
 * @param bytes size of the file then
 * @param modifiedMillis when it was changed last, since 1970
 * @param parts lines or records from its beginning that are dealt with
 * @param done whether all of it is
 */
public record FileMark(long bytes, long modifiedMillis, long parts, boolean done) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A file as it is now, nothing of it read.
     *
     * @throws IOException if it cannot be looked at
     */
    public static FileMark of(Path file) throws IOException {
        return new FileMark(Files.size(file), Files.getLastModifiedTime(file).toMillis(), 0, false);
    }

    /** Whether both are of the same content, as far as size and time tell. */
    public boolean isSameFile(FileMark other) {
        return bytes == other.bytes && modifiedMillis == other.modifiedMillis;
    }

    FileMark upTo(long parts) {
        return new FileMark(bytes, modifiedMillis, parts, false);
    }

    FileMark asDone() {
        return new FileMark(bytes, modifiedMillis, 0, true);
    }

    String write() {
        return JSON.createObjectNode()
                .put("bytes", bytes)
                .put("modified", modifiedMillis)
                .put("parts", parts)
                .put("done", done)
                .toString();
    }

    /** A mark as it was written; null if it cannot be read, so that the file is read anew. */
    static FileMark parse(String written) {
        try {
            JsonNode json = JSON.readTree(written);
            return json.hasNonNull("bytes") && json.hasNonNull("modified")
                    ? new FileMark(
                            json.path("bytes").asLong(),
                            json.path("modified").asLong(),
                            json.path("parts").asLong(),
                            json.path("done").asBoolean())
                    : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
