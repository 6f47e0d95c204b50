package io.copytaster.sink.postgres;

import static io.copytaster.sink.Fixtures.NOON;
import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.duplicate;
import static io.copytaster.sink.Fixtures.enriched;
import static io.copytaster.sink.Fixtures.mention;
import static io.copytaster.sink.postgres.PostgresServer.execute;
import static io.copytaster.sink.postgres.PostgresServer.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.schemas.Quantity;
import io.copytaster.sink.BatchRefusedException;
import io.copytaster.sink.LoopRig;
import io.copytaster.sink.SinkAwayException;
import io.copytaster.sink.SinkRecord;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresSinkTest {
    private final PostgresConfig config = PostgresServer.fresh();

    @Test
    void keepsEveryFieldAsItIs() throws SQLException {
        var tanks = Mention.newBuilder(mention(MentionKind.WEAPON, "t-90", "T-90", "TANK", 0, "T-90\t\\N"))
                .setQuantity(new Quantity(7L, null))
                .build();
        var source = Mention.newBuilder(mention(MentionKind.ACTOR, "reuters", "Reuters", "MEDIA", 9, "Reuters"))
                .setField(ArticleField.TITLE)
                .setRole("SOURCE")
                .build();
        EnrichedArticle full = article("a/\"1\" ü", 3)
                .setUrl("https://example.org/?a=1&b=\\")
                .setTitle("Title\twith\ttabs")
                .setText("Line\nline\r\n\\. 'quoted' 🚀 \u0001 \\N")
                .setLanguage("en")
                .setByline("By Ana")
                .setVersionCreatedAt(NOON.plusMillis(1))
                .setAttributes(Map.of("k\"", "v\\", "a", "1"))
                .setRevisionOf("old")
                .setMentions(List.of(tanks, source))
                .setLinks(List.of(new Link("russia", "USES", "t-90", ArticleField.TEXT, 1, 5)))
                .build();

        try (var sink = PostgresSink.open(config)) {
            sink.write(
                    List.of(new SinkRecord.Enriched(full), new SinkRecord.Duplicate(duplicate("c", 2, "a/\"1\" ü"))));
            sink.flush();
        }

        assertEquals(
                List.of("a/\"1\" ü|3|desk|https://example.org/?a=1&b=\\|Title\twith\ttabs|" + full.getText()
                        + "|en|By Ana|2015-09-17 12:00:00+00|2015-09-17 12:00:00.001+00|2015-09-17 12:01:00+00|"
                        + "{\"a\": \"1\", \"k\\\"\": \"v\\\\\"}|a/\"1\" ü|old|test-1|0"),
                rows(config, "SELECT * FROM article"));
        assertEquals(
                List.of(
                        "a/\"1\" ü|0|WEAPON|t-90|T-90|TANK|TEXT|0|7|T-90\t\\N|7|null|null",
                        "a/\"1\" ü|1|ACTOR|reuters|Reuters|MEDIA|TITLE|9|16|Reuters|null|null|SOURCE"),
                rows(config, "SELECT * FROM mention ORDER BY ordinal"));
        assertEquals(List.of("a/\"1\" ü|0|russia|USES|t-90|TEXT|1|5"), rows(config, "SELECT * FROM link"));
        assertEquals(
                List.of(
                        "c|2|mirror|null|null|2015-09-17 12:00:00+00|2015-09-17 12:00:00+00|a/\"1\" ü|a/\"1\" ü|NEAR|0.9|0.8"),
                rows(config, "SELECT * FROM duplicate"));
    }

    @Test
    void replacesWhatIsOlderWithItsMentionsAndRemovesWhatIsWithdrawn() throws SQLException {
        var russia = mention(MentionKind.ACTOR, "russia", "Russia", "STATE", 0, "Text");
        var tank = mention(MentionKind.WEAPON, "tank", "tank", "TANK", 5, "of");
        try (var sink = PostgresSink.open(config)) {
            sink.write(List.of(
                    enriched(article("a", 1).setMentions(List.of(russia, tank))),
                    enriched(article("b", 2).setMentions(List.of(russia))),
                    enriched(article("gone", 1).setMentions(List.of(russia)))));
            sink.write(List.of(
                    enriched(article("a", 2).setMentions(List.of(tank))),
                    enriched(article("b", 1).setMentions(List.of(tank, tank))),
                    new SinkRecord.EnrichedWithdrawn("gone", 1L),
                    new SinkRecord.EnrichedWithdrawn("b", 1L),
                    new SinkRecord.EnrichedWithdrawn("never seen", 9L)));
        }

        assertEquals(List.of("a|2", "b|2"), rows(config, "SELECT id, version FROM article ORDER BY id"));
        assertEquals(
                List.of("a|tank", "b|russia"),
                rows(config, "SELECT article_id, mentioned FROM mention ORDER BY article_id"));
    }

    @Test
    void answersWhereAnArticleStoodAndWhoIsMentionedWhen() throws SQLException {
        var russia = mention(MentionKind.ACTOR, "russia", "Russia", "STATE", 0, "Text");
        var reuters = Mention.newBuilder(mention(MentionKind.ACTOR, "reuters", "Reuters", "MEDIA", 0, "Text"))
                .setRole("SOURCE")
                .build();
        var tank = mention(MentionKind.WEAPON, "tank", "tank", "TANK", 5, "of");
        try (var sink = PostgresSink.open(config)) {
            sink.write(List.of(
                    enriched(article("a", 1).setMentions(List.of(russia, reuters, russia, tank))),
                    enriched(article("b", 1)
                            .setPublishedAt(Instant.parse("2999-01-01T00:00:00Z"))
                            .setMentions(List.of(russia, tank))
                            .setLinks(List.of(new Link("russia", "USES", "tank", ArticleField.TEXT, 0, 5)))),
                    new SinkRecord.Duplicate(duplicate("copy", 1, "a"))));
        }

        assertEquals(
                List.of("a|desk|2015-09-17 12:00:00+00|ORIGINAL", "copy|mirror|2015-09-17 12:00:00+00|NEAR"),
                rows(config, "SELECT id, source, published_at, kind FROM outlet WHERE article_id = 'a' ORDER BY id"));
        assertEquals(List.of("2015-09-17|russia|Russia|STATE|2|3"), rows(config, "SELECT * FROM actor_per_day"));
        assertEquals(List.of("russia|tank|2|1"), rows(config, "SELECT * FROM weapon_by_actor"));
    }

    @Test
    void keepsDatesOutsideOfOurTime() throws SQLException {
        try (var sink = PostgresSink.open(config)) {
            sink.write(List.of(
                    enriched(article("ancient", 1).setPublishedAt(Instant.parse("-0043-03-15T12:00:00Z"))),
                    enriched(article("far", 1).setPublishedAt(Instant.parse("+12015-09-17T12:00:00Z")))));
        }
        assertEquals(
                List.of("0044-03-15 12:00:00+00 BC", "12015-09-17 12:00:00+00"),
                rows(config, "SELECT published_at FROM article ORDER BY id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "id", "attribute", "date"})
    void saysThatABatchIsRefusedAndTakesItsOtherParts(String where) throws SQLException {
        var bad = article(where.equals("id") ? "bad\0" : "bad", 1);
        switch (where) {
            case "text" -> bad.setText("nothing\0here");
            case "attribute" -> bad.setAttributes(Map.of("k", "\0"));
            case "date" -> bad.setPublishedAt(Instant.parse("+300000-01-01T00:00:00Z"));
            default -> {}
        }
        try (var sink = PostgresSink.open(config)) {
            List<SinkRecord> batch = List.of(enriched(article("a", 1)), enriched(bad), enriched(article("b", 1)));
            var refused = assertThrows(BatchRefusedException.class, () -> sink.write(batch));
            assertFalse(refused.getMessage().contains("here"), refused.getMessage());
            assertEquals(List.of(), rows(config, "SELECT id FROM article"));

            assertEquals(List.of(), sink.write(List.of(batch.get(0), batch.get(2))));
        }
        assertEquals(List.of("a", "b"), rows(config, "SELECT id FROM article ORDER BY id"));
    }

    @Test
    void buriesTheOneArticleThatIsRefusedAndTakesAllElse() throws Exception {
        var rig = new LoopRig();
        rig.assign();
        for (int i = 0; i < 300; i++) {
            rig.send(article("a" + i, 1)
                    .setText(i == 123 ? "nothing\0here" : "text")
                    .build());
        }
        try (var sink = PostgresSink.open(config)) {
            rig.run(rig.loop(sink, Duration.ofHours(1)));
        }
        assertEquals(List.of("299"), rows(config, "SELECT count(*) FROM article WHERE id <> 'a123'"));
        assertEquals(
                List.of("a123"), rig.letters().stream().map(DeadLetter::keyText).toList());
        assertTrue(rig.letters().get(0).error().contains("invalid byte sequence"));
    }

    @Test
    void comesBackAfterItsConnectionWasCut() throws SQLException {
        try (var sink = PostgresSink.open(config)) {
            for (int round = 0; round < 3; round++) {
                List<SinkRecord> batch = List.of(enriched(article("a" + round, 1)), enriched(article("b", round)));
                sink.write(batch.subList(0, 1));
                execute(
                        config,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE application_name = 'copytaster' AND query LIKE '%COMMIT%'");
                assertThrows(SinkAwayException.class, () -> sink.write(batch));
                sink.write(batch);
            }
        }
        assertEquals(
                List.of("a0|1", "a1|1", "a2|1", "b|2"), rows(config, "SELECT id, version FROM article ORDER BY id"));
    }

    @Test
    void isTheSameTargetWhenOpenedAgainAndAnotherElsewhere() {
        try (var first = PostgresSink.open(config);
                var again = PostgresSink.open(config);
                var elsewhere = PostgresSink.open(PostgresServer.fresh())) {
            assertEquals(first.identity(), again.identity());
            assertNotEquals(first.identity(), elsewhere.identity());
        }
    }
}
