package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.copytaster.app.stage.EnrichStage;
import io.copytaster.enrich.EnrichConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Families on a real broker: the same however the work is shared out. */
@Timeout(300)
class FamiliesTest {
    private static final int ARTICLES = 5_000;

    @TempDir
    Path folder;

    @Test
    void areTheSameForAnyNumberOfPartitionsAndInstances() throws Exception {
        Path stream = Newsroom.write(folder.resolve("stream.jsonl"), ARTICLES, 11);
        Map<String, String> expected = judged(stream, 1, 1);
        assertTrue(expected.size() > ARTICLES * 97 / 100, () -> "of all but the killed: " + expected.size());
        Map<String, Long> places = expected.values().stream()
                .collect(Collectors.groupingBy(judgement -> judgement.split(" ", 2)[0], Collectors.counting()));
        assertTrue(places.get("article") > 2_000, places::toString);
        assertTrue(places.get("revision") > 300, places::toString);
        assertTrue(places.get("EXACT") > 300, places::toString);
        assertTrue(places.get("NEAR") > 300, places::toString);
        assertTrue(places.get("EXCERPT") > 100, places::toString);
        assertEquals(expected, judged(stream, 3, 2));
        assertEquals(expected, judged(stream, 12, 1));
    }

    /** What becomes of each article, by id. */
    private Map<String, String> judged(Path stream, int partitions, int instances) throws Exception {
        Path home = Files.createDirectory(folder.resolve(partitions + "x" + instances));
        try (var servers = Servers.start(home)) {
            var created = Program.run(servers.with("topics", "create", "--partitions", Integer.toString(partitions)));
            assertEquals(0, created.exitCode(), created.err());
            if (instances == 1) {
                return run(stream, home.resolve("out"), servers);
            }
            try (var other = EnrichStage.start(
                    servers.cluster(),
                    home.resolve("state"),
                    1,
                    EnrichConfig.DEFAULT_WINDOW,
                    EnrichStage.lexicon(null))) {
                Map<String, String> judged = run(stream, home.resolve("out"), servers);
                assertTrue(other.counts().settled() > 0, "the other instance did its part");
                return judged;
            }
        }
    }

    private static Map<String, String> run(Path stream, Path out, Servers servers) {
        var result = Program.run(servers.with(
                "run", "--once", "--sink", "files", "--out", out.toString(), "--input", stream.toString()));
        assertEquals(0, result.exitCode(), result.err());
        Results results = Results.of(out);
        var judged = new TreeMap<String, String>();
        results.enriched().forEach((id, article) -> judged.put(id, article(article)));
        results.duplicates()
                .forEach((id, copy) -> judged.put(
                        id,
                        "%s %s of %s %s %s"
                                .formatted(
                                        copy.path("kind").asText(),
                                        copy.path("familyId").asText(),
                                        copy.path("duplicateOf").asText(),
                                        copy.path("containment"),
                                        copy.path("containmentOf"))));
        assertEquals(results.enriched().size() + results.duplicates().size(), judged.size(), "each in one place");
        return judged;
    }

    private static String article(JsonNode article) {
        JsonNode revisionOf = article.path("revisionOf");
        String family = article.path("familyId").asText();
        return revisionOf.isNull() ? "article " + family : "revision " + family + " of " + revisionOf.asText();
    }
}
