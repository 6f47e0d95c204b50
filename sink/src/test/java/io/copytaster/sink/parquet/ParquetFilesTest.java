package io.copytaster.sink.parquet;

import static io.copytaster.sink.Fixtures.NOON;
import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.duplicate;
import static io.copytaster.sink.Fixtures.enriched;
import static io.copytaster.sink.Fixtures.mention;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.schemas.Quantity;
import io.copytaster.schemas.TrustedRecords;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.SinkRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFilesTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    @Test
    void keepsEveryFieldInFilesByDayAndOutlet() throws Exception {
        var tanks = Mention.newBuilder(mention(MentionKind.WEAPON, "t-90", "T-90", "TANK", 6, "T-90 tanks"))
                .setQuantity(new Quantity(7L, null))
                .setRole("x")
                .build();
        EnrichedArticle full = article("a/ü", 3)
                .setSource("Gulf Ledger/ü")
                .setUrl("https://example.org/a")
                .setText("Line\n\"quoted\" 🚀")
                .setLanguage("en")
                .setByline("By Ana")
                .setVersionCreatedAt(NOON.plusMillis(1))
                .setAttributes(Map.of("k", "v"))
                .setRevisionOf("old")
                .setMentions(List.of(tanks, mention(MentionKind.ACTOR, "isil", "Isil", "ARMED_GROUP", 0, "Line")))
                .setLinks(List.of(new Link("isil", "USES", "t-90", ArticleField.TEXT, 1, 5)))
                .build();
        try (var sink = open("cluster")) {
            sink.write(List.of(
                    new SinkRecord.Enriched(full),
                    enriched(article("future", 1).setPublishedAt(Instant.parse("2999-01-01T00:00:00Z"))),
                    new SinkRecord.Duplicate(duplicate("c", 1, "a/ü"))));
        }

        assertEquals(
                List.of(
                        "articles/day=2015-09-17/outlet=Gulf%20Ledger%2F%C3%BC/articles.parquet",
                        "articles/day=2015-09-17/outlet=desk/articles.parquet",
                        "duplicates/day=2015-09-17/outlet=mirror/duplicates.parquet"),
                files());
        assertEquals(List.of(full), new RowFile<>(folder.resolve(files().get(0)), EnrichedArticle.class).read());
        assertEquals(
                List.of("a/ü|3|Gulf Ledger/ü|https://example.org/a|Title of a/ü|Line\n\"quoted\" 🚀|en|By Ana"
                        + "|2015-09-17T12:00Z|2015-09-17T12:00:00.001Z|2015-09-17T12:01Z|{k=v}|a/ü|old"
                        + "|test-1|0|2015-09-17"),
                Duck.rows(
                        folder,
                        "articles",
                        "SELECT id, version, source, url, title, text, language, byline, publishedAt, versionCreatedAt,"
                                + " receivedAt, attributes, familyId, revisionOf, lexicon, pipeline, day FROM FILES"
                                + " WHERE id <> 'future'"));
        assertEquals(
                List.of(
                        "WEAPON|t-90|T-90|TANK|TEXT|6|16|T-90 tanks|7|null|x",
                        "ACTOR|isil|Isil|ARMED_GROUP|TEXT|0|4|Line|null|null|null"),
                Duck.rows(
                        folder,
                        "articles",
                        "SELECT m.kind, m.id, m.name, m.type, m.field, m.begin, m.end, m.text, m.quantity.min,"
                                + " m.quantity.max, m.role FROM (SELECT unnest(mentions) AS m FROM FILES)"));
        assertEquals(
                List.of("isil|USES|t-90|TEXT|1|5"),
                Duck.rows(
                        folder,
                        "articles",
                        "SELECT l.actor, l.relation, l.weapon, l.field, l.begin, l.end FROM"
                                + " (SELECT unnest(links) AS l FROM FILES)"));
        assertEquals(
                List.of("c|1|mirror|a/ü|NEAR|0.9|0.8"),
                Duck.rows(
                        folder,
                        "duplicates",
                        "SELECT id, version, source, duplicateOf, kind, containment, containmentOf FROM FILES"));
        assertEquals(
                List.of("ZSTD"),
                Duck.rows(
                        folder,
                        "articles",
                        "SELECT DISTINCT compression FROM parquet_metadata('" + folder.resolve(files().get(0)) + "')"));
    }

    @Test
    void replacesAndMovesAndRemovesWhatChanges() throws Exception {
        try (var sink = open("cluster")) {
            sink.write(List.of(enriched(article("a", 1)), enriched(article("b", 1)), enriched(article("c", 2))));
            sink.flush();
            sink.write(List.of(
                    enriched(article("a", 2).setPublishedAt(NOON.minus(Duration.ofDays(1)))),
                    enriched(article("c", 1).setTitle("older")),
                    new SinkRecord.EnrichedWithdrawn("b", 1L)));
            sink.flush();
            assertEquals(List.of("a|2|2015-09-16", "c|2|2015-09-17"), held());
        }
        try (var sink = open("cluster")) {
            sink.write(List.of(
                    enriched(article("a", 1)),
                    enriched(article("c", 2).setTitle("again")),
                    new SinkRecord.EnrichedWithdrawn("c", 1L)));
            sink.flush();
            assertEquals(List.of("a|2|2015-09-16", "c|2|2015-09-17"), held());

            sink.write(List.of(new SinkRecord.EnrichedWithdrawn("a", null), new SinkRecord.EnrichedWithdrawn("c", 2L)));
        }
        assertEquals(List.of(), files());
        assertTrue(Files.notExists(folder.resolve("articles/day=2015-09-16")));
    }

    @Test
    void putsRightWhatACrashLeftInTwoFiles() throws Exception {
        try (var sink = open("cluster")) {
            sink.write(List.of(enriched(article("a", 1)), enriched(article("b", 1))));
        }
        Path before = folder.resolve(files().get(0));
        byte[] old = Files.readAllBytes(before);
        List<SinkRecord> change = List.of(enriched(article("a", 2).setSource("other")));
        try (var sink = open("cluster")) {
            sink.write(change);
        }
        Files.write(before, old); // as it was if the crash came after the other file was written
        Files.writeString(before.resolveSibling(".articles.parquet.part"), "half a file");

        try (var sink = open("cluster")) {
            sink.write(change);
        }

        assertEquals(List.of("a|2|2015-09-17", "b|1|2015-09-17"), held());
    }

    @Test
    void replacesWhatAnotherOwnerWroteAndIsAnotherTargetThen() throws Exception {
        String first;
        try (var sink = open("one")) {
            first = sink.identity();
            sink.write(List.of(enriched(article("a", 1))));
        }
        try (var sink = open("one")) {
            assertEquals(first, sink.identity());
        }
        try (var sink = open("two")) {
            assertNotEquals(first, sink.identity());
            sink.write(List.of(enriched(article("b", 1))));
        }
        assertEquals(List.of("b|1|2015-09-17"), held());
    }

    @Test
    void leavesAloneWhatItDidNotWrite() throws IOException {
        try (var sink = open("one")) {
            sink.write(List.of(enriched(article("a", 1))));
            assertMessage("another run writes to this folder");
        }
        Files.delete(folder.resolve(".copytaster"));
        assertMessage("not written by copytaster");
        Files.writeString(folder.resolve(files().get(0)), "something else");
        assertMessage("cannot be read as a file that copytaster wrote");
        assertEquals(1, files().size());
    }

    @Test
    void leavesAloneWhatANewerProgramWrote() throws Exception {
        try (var sink = open("one")) {
            sink.write(List.of(enriched(article("a", 1))));
        }
        Path mark = folder.resolve(".copytaster");
        Files.writeString(mark, Files.readString(mark).replaceFirst("\n1\n$", "\n9\n"));

        assertMessage("has format 9, this program writes 1; run the newer copytaster");

        assertEquals(List.of("a|1|2015-09-17"), held());
    }

    @Test
    void keepsWhatItHasWhenThereIsNoRoom() throws Exception {
        try (var sink = open("one")) {
            sink.write(List.of(enriched(article("a", 1))));
            sink.flush();
            Path partition = folder.resolve(files().get(0)).getParent();
            // a folder where the new file is to be begun: it can be written as little as on a full disk
            Files.createDirectories(partition.resolve(".articles.parquet.part/x"));
            sink.write(List.of(enriched(article("b", 1))));
            var failure = assertThrows(SinkException.class, sink::flush);
            assertTrue(failure.getMessage().contains("choose another folder with --parquet"), failure.getMessage());
            assertThrows(SinkException.class, sink::flush);
            assertEquals(List.of("a|1|2015-09-17"), held());
            Files.delete(partition.resolve(".articles.parquet.part/x"));
            Files.delete(partition.resolve(".articles.parquet.part"));
        }
        try (var sink = open("one")) {
            sink.write(List.of(enriched(article("b", 1))));
        }
        assertEquals(List.of("a|1|2015-09-17", "b|1|2015-09-17"), held());
    }

    private ParquetFiles open(String owner) {
        return ParquetFiles.open(folder, owner);
    }

    private List<String> held() throws SQLException {
        return Duck.rows(folder, "articles", "SELECT id, version, day FROM FILES ORDER BY id");
    }

    private List<String> files() throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".parquet"))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private void assertMessage(String expected) {
        var failure = assertThrows(SinkException.class, () -> open("one"));
        assertTrue(failure.getMessage().contains(expected), failure.getMessage());
    }
}
