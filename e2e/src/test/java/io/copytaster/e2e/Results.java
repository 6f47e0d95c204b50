package io.copytaster.e2e;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run wrote with {@code --out}: the lines of each file by id. */
record Results(Map<String, JsonNode> enriched, Map<String, JsonNode> duplicates, Map<String, JsonNode> deadLetters) {
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Topics.MAX_DEAD_LETTER_BYTES)
                    .build())
            .build());

    static Results of(Path folder) {
        return new Results(
                read(folder.resolve("enriched.jsonl")),
                read(folder.resolve("duplicates.jsonl")),
                read(folder.resolve("dead-letters.jsonl")));
    }

    /** In how many files each id stands. */
    Map<String, Integer> places() {
        var places = new HashMap<String, Integer>();
        for (var file : List.of(enriched, duplicates, deadLetters)) {
            file.keySet().forEach(id -> places.merge(id, 1, Integer::sum));
        }
        return places;
    }

    private static Map<String, JsonNode> read(Path file) {
        var lines = new TreeMap<String, JsonNode>();
        try {
            for (String line : Files.readAllLines(file)) {
                JsonNode article = JSON.readTree(line);
                if (lines.put(article.path("id").asText(), article) != null) {
                    throw new IllegalStateException(file + " holds twice: " + article.path("id"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
