package io.copytaster.ingest.format.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.ingest.Collected;
import io.copytaster.ingest.Tar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the texts of pages against Scrapinghub's benchmark where it is at hand, by the measure of its scorer. */
class ExtractionSuiteTest {
    private static final List<Path> ARCHIVES = List.of(
            Path.of("../shared/eval/extraction/article-extraction-benchmark.tar"),
            Path.of("../../shared/eval/extraction/article-extraction-benchmark.tar"));
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    @TempDir
    Path folder;

    @Test
    void findsTheTextOfPages() throws IOException {
        Path archive = ARCHIVES.stream().filter(Files::exists).findFirst().orElse(null);
        if (archive == null) {
            return;
        }
        Map<String, byte[]> files = Tar.read(Files.newInputStream(archive));
        JsonNode truth = new ObjectMapper().readTree(files.get("ground-truth.json"));
        double precision = 0;
        double recall = 0;
        int found = 0;
        for (var page : truth.properties()) {
            Map<List<String>, Integer> gold =
                    shingles(page.getValue().path("articleBody").asText());
            Map<List<String>, Integer> guess = shingles(text(files.get("html/" + page.getKey() + ".html.gz")));
            double common = gold.entrySet().stream()
                    .mapToInt(e -> Math.min(e.getValue(), guess.getOrDefault(e.getKey(), 0)))
                    .sum();
            precision += guess.isEmpty() ? 0 : common / sum(guess);
            recall += common / sum(gold);
            found += guess.isEmpty() ? 0 : 1;
        }
        precision /= found;
        recall /= truth.size();
        double f1 = 2 * precision * recall / (precision + recall);
        Files.writeString(
                Path.of("target/extraction-suite.txt"),
                "pages " + truth.size() + ", found " + found + ", precision " + precision + ", recall " + recall
                        + ", F1 " + f1 + "\n");
        assertTrue(f1 >= 0.955, "F1 " + f1);
    }

    private String text(byte[] packed) throws IOException {
        try (var page = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            var read = Collected.from(Files.write(folder.resolve("page.html"), page.readAllBytes()));
            return read.articles.isEmpty() ? "" : read.articles.get(0).getText();
        }
    }

    private static Map<List<String>, Integer> shingles(String text) {
        List<String> words = new ArrayList<>(
                WORD.matcher(text).results().map(MatchResult::group).toList());
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int i = 0; i < Math.max(Math.min(1, words.size()), words.size() - 3); i++) {
            counts.merge(words.subList(i, Math.min(words.size(), i + 4)), 1, Integer::sum);
        }
        return counts;
    }

    private static int sum(Map<List<String>, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
