package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/bundled-feed.md} says of the feed that ships with the program comes true. */
@Timeout(120)
class BundledFeedTest {
    @TempDir
    static Path folder;

    private static Program.Result result;
    private static Results results;

    @BeforeAll
    static void run() {
        result = Program.run("run", "--once", "--port", "0", "--out", folder.toString());
        assertEquals(0, result.exitCode(), result.err());
        results = Results.of(folder);
    }

    @Test
    void putsEveryArticleInOnePlace() {
        assertEquals(38, results.enriched().size());
        assertEquals(
                Set.of(
                        "gulfledger-88121",
                        "gulfledger-88140",
                        "gulfledger-88177",
                        "gulfledger-88203",
                        "harbourpost-5530",
                        "harbourpost-5570"),
                withoutFeedItems(results.duplicates().keySet()));
        assertEquals(7, results.duplicates().size());
        assertEquals(6, results.deadLetters().size());
        assertTrue(results.places().values().stream().allMatch(n -> n == 1), () -> results.places()
                .toString());
    }

    @Test
    void saysSoInTheSummary() {
        String counts = result.out().replaceAll(" +", " ");
        assertTrue(counts.contains("enriched 38\n"), counts);
        assertTrue(counts.contains("duplicates 7\n"), counts);
        assertTrue(counts.contains("withdrawn 4\n"), counts);
        assertTrue(counts.contains("dead letters 6\n"), counts);
    }

    @Test
    void findsCopiesOfWhateverForm() {
        assertEquals("pelham-20150914-003", duplicateOf("EXACT", "gulfledger-88121"));
        assertEquals("pelham-20150914-008", duplicateOf("EXACT", "harbourpost-5530"));
        assertEquals("pelham-20150914-008", duplicateOf("EXACT", "gulfledger-88140"));
        assertEquals("pelham-20150916-002", duplicateOf("EXACT", "gulfledger-88203"));
        assertEquals("pelham-20150915-002", duplicateOf("EXCERPT", "gulfledger-88177"));
        assertEquals("pelham-20150917-004", duplicateOf("NEAR", "harbourpost-5570"));
        assertTrue(results.duplicates().values().stream()
                .anyMatch(d -> d.path("duplicateOf").asText().equals("pelham-20150914-005")));
    }

    @Test
    void keepsCorrectionsAndUpdatesAsRevisions() {
        assertEquals("pelham-20150915-009", revisionOf("pelham-20150915-012"));
        assertEquals("pelham-20150916-005", revisionOf("pelham-20150916-011"));
        assertEquals(
                "pelham-20150917-001",
                results.enriched().get("pelham-20150917-001").path("familyId").asText(),
                "the next issue of a recurring report is an article of its own");
    }

    @Test
    void keepsTheNewestVersionAndWithdrawsWhatIsKilled() {
        assertEquals(
                2, results.enriched().get("pelham-20150915-004").path("version").asInt());
        assertEquals(
                3, results.enriched().get("pelham-20150916-004").path("version").asInt());
        assertEquals(
                2, results.enriched().get("pelham-20150918-001").path("version").asInt());
        for (String killed :
                Set.of("pelham-20150917-003", "pelham-20150916-007", "pelham-20150915-005", "pelham-20150918-003")) {
            assertFalse(results.places().containsKey(killed), killed);
        }
        assertTrue(results.enriched().containsKey("harbourpost-5541"), "the copy of a killed article lives");
    }

    @Test
    void givesOneIdToOneThingWhateverItIsCalled() {
        var texts = new TreeSet<String>();
        for (JsonNode mention : results.enriched().get("pelham-20150914-011").path("mentions")) {
            if (mention.path("id").asText().equals("islamic-state")) {
                texts.add(mention.path("text").asText());
            }
        }
        assertTrue(texts.size() >= 3, texts::toString);
    }

    @Test
    void countsWeaponsAndMarksWhoReports() {
        JsonNode mentions = results.enriched().get("pelham-20150914-003").path("mentions");
        JsonNode tanks = StreamSupport.stream(mentions.spliterator(), false)
                .filter(m -> m.path("id").asText().equals("t-90"))
                .findFirst()
                .orElseThrow();
        assertEquals(7, tanks.path("quantity").path("min").asInt());
        assertEquals(7, tanks.path("quantity").path("max").asInt());
        JsonNode carriers = StreamSupport.stream(mentions.spliterator(), false)
                .filter(m -> m.path("id").asText().equals("btr-82a"))
                .findFirst()
                .orElseThrow();
        assertEquals(12, carriers.path("quantity").path("min").asInt());
        assertTrue(carriers.path("quantity").path("max").isNull(), "at least a dozen");
        assertTrue(StreamSupport.stream(mentions.spliterator(), false)
                .anyMatch(m -> m.path("id").asText().equals("reuters")
                        && m.path("role").asText().equals("SOURCE")));
    }

    @Test
    void marksExactlyTheSliceThatAMentionNames() {
        for (JsonNode article : results.enriched().values()) {
            for (JsonNode mention : article.path("mentions")) {
                String field = article.path(mention.path("field").asText().equals("TITLE") ? "title" : "text")
                        .asText();
                assertEquals(
                        mention.path("text").asText(),
                        field.substring(
                                mention.path("begin").asInt(),
                                mention.path("end").asInt()));
            }
        }
    }

    @Test
    void leavesNothingButTheFilesBehind() throws Exception {
        try (var files = Files.list(folder)) {
            assertEquals(
                    Set.of("enriched.jsonl", "duplicates.jsonl", "dead-letters.jsonl"),
                    withoutHidden(files.map(f -> f.getFileName().toString()).toList()));
        }
    }

    private static String revisionOf(String id) {
        JsonNode revision = results.enriched().get(id);
        assertEquals(
                revision.path("revisionOf").asText(), revision.path("familyId").asText());
        return revision.path("revisionOf").asText();
    }

    private static String duplicateOf(String kind, String id) {
        JsonNode copy = results.duplicates().get(id);
        assertEquals(kind, copy.path("kind").asText());
        assertEquals(copy.path("duplicateOf").asText(), copy.path("familyId").asText());
        return copy.path("duplicateOf").asText();
    }

    private static Set<String> withoutFeedItems(Set<String> ids) {
        var agency = new TreeSet<>(ids);
        agency.removeIf(id -> id.startsWith("desk:"));
        return agency;
    }

    private static Set<String> withoutHidden(Iterable<String> names) {
        var visible = new TreeSet<String>();
        names.forEach(name -> {
            if (!name.startsWith(".")) {
                visible.add(name);
            }
        });
        return visible;
    }
}
