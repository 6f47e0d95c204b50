package io.copytaster.enrich;

import static io.copytaster.enrich.Deliveries.NOON;
import static io.copytaster.enrich.Deliveries.article;
import static io.copytaster.enrich.Deliveries.cancel;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.DuplicateKind;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichTopologyTest {
    private static final String STORY =
            "Seven tanks were seen at an airfield near the coast on Thursday, two officials said.";

    @TempDir
    Path stateDir;

    private EnrichHarness harness;
    private Map<String, EnrichedArticle> enriched = Map.of();
    private Map<String, DuplicateArticle> duplicates = Map.of();

    @BeforeEach
    void start() {
        harness = new EnrichHarness(stateDir, NOON.plus(Duration.ofDays(2)));
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void keepsTheTopologyThatRunningInstancesHave() throws IOException {
        String expected;
        try (var in = getClass().getResourceAsStream("/expected_topology.txt")) {
            expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String description = EnrichHarness.topology(ArticleSerdes.at("mock://describe", Map.of()))
                .build(EnrichHarness.settings(stateDir))
                .describe()
                .toString();
        assertEquals(
                expected.strip(),
                description.strip(),
                "The topology has changed. Instances of the old and the new one cannot run side by side, and state of"
                        + " renamed stores is lost: if that is meant, put the new description into"
                        + " expected_topology.txt and say in the commit how running installations change over.");
    }

    @Test
    void publishesAnArticleCleanedAndAsItsOwnFamily() {
        harness.deliver(
                article("a", "Share\n\n" + STORY, 0).setTitle("Tanks seen").build());
        read();
        assertEquals(Set.of("a"), enriched.keySet());
        assertEquals(STORY, enriched.get("a").getText());
        assertEquals("a", enriched.get("a").getFamilyId());
        assertEquals("test-lexicon", enriched.get("a").getLexicon());
        assertNull(enriched.get("a").getRevisionOf());
    }

    @Test
    void sendsACopyToTheDuplicates() {
        harness.deliver(
                article("a", STORY, 0).build(),
                article("b", STORY.toUpperCase(Locale.ROOT), 1).build());
        read();
        assertEquals(Set.of("a"), enriched.keySet());
        assertEquals(Set.of("b"), duplicates.keySet());
        assertEquals("a", duplicates.get("b").getDuplicateOf());
        assertEquals("a", duplicates.get("b").getFamilyId());
        assertEquals(DuplicateKind.EXACT, duplicates.get("b").getKind());
    }

    @Test
    void keepsTheEarlierArticleWhenItArrivesLate() {
        harness.deliver(
                article("c", STORY, 3).build(),
                article("b", STORY, 2).build(),
                article("a", STORY, 1).build());
        read();
        assertEquals(Set.of("a"), enriched.keySet());
        assertEquals(Set.of("b", "c"), duplicates.keySet());
        assertEquals("a", duplicates.get("b").getDuplicateOf());
        assertEquals("a", duplicates.get("c").getDuplicateOf());
    }

    @Test
    void decidesEqualTimesById() {
        harness.deliver(article("b", STORY, 0).build(), article("a", STORY, 0).build());
        read();
        assertEquals(Set.of("a"), enriched.keySet());
    }

    @Test
    void doesNotLetADateInTheFutureLookEarlier() {
        // Received a day after noon, so a date a year on counts as that day; the other was published before.
        harness.deliver(
                article("future", STORY, 24 * 365).build(),
                article("past", STORY, 5).build());
        read();
        assertEquals(Set.of("past"), enriched.keySet());
    }

    @Test
    void replacesAnArticleByItsNewerVersion() {
        harness.deliver(
                article("a", STORY, 0).build(),
                article("a", "Correction: " + STORY, 0).setVersion(2).build());
        read();
        assertEquals(2, enriched.get("a").getVersion());
        assertTrue(enriched.get("a").getText().startsWith("Correction"));
        assertTrue(duplicates.isEmpty());
    }

    @Test
    void changesNothingForAnOlderVersionThatComesLate() {
        harness.deliver(article("a", STORY, 0).setVersion(3).build());
        read();
        harness.deliver(article("a", "Old " + STORY, 0).setVersion(2).build());
        assertEquals(Map.of(), harness.enriched(Map.of()));
    }

    @Test
    void writesARepeatedDeliveryOnce() {
        harness.deliver(article("a", STORY, 0).build());
        read();
        harness.deliver(article("a", STORY, 0)
                .setReceivedAt(NOON.plus(Duration.ofDays(2)))
                .build());
        assertEquals(Map.of(), harness.enriched(Map.of()));
    }

    @Test
    void letsTheLaterOfTwoTextsWithOneVersionStand() {
        harness.deliver(
                article("a", STORY, 0).build(),
                article("a", "New lead. " + STORY, 0).build());
        read();
        assertTrue(enriched.get("a").getText().startsWith("New lead"));
    }

    @Test
    void withdrawsACanceledArticle() {
        harness.deliver(article("a", STORY, 0).build(), cancel("a", 1));
        read();
        assertTrue(enriched.isEmpty());
        assertTrue(duplicates.isEmpty());
        assertTrue(harness.deadLetters().isEmpty());
    }

    @Test
    void letsACancelThatComesFirstBeatItsArticle() {
        harness.deliver(
                cancel("a", 2),
                article("a", STORY, 0).build(),
                article("a", STORY, 0).setVersion(2).build());
        read();
        assertTrue(enriched.isEmpty());
        harness.deliver(article("a", STORY, 0).setVersion(3).build());
        read();
        assertEquals(3, enriched.get("a").getVersion());
    }

    @Test
    void cancelsWhateverVersionIsCurrentWhenNoneIsNamed() {
        harness.deliver(article("a", STORY, 0).setVersion(7).build(), cancel("a", 0), cancel("b", 0));
        harness.deliver(article("b", STORY, 0).build());
        read();
        assertTrue(enriched.isEmpty());
    }

    @Test
    void withdrawsAWithheldArticleUntilALaterVersion() {
        harness.deliver(
                article("a", STORY, 0).build(),
                article("a", STORY, 0)
                        .setVersion(2)
                        .setStatus(PublicationStatus.WITHHELD)
                        .build());
        read();
        assertTrue(enriched.isEmpty());
        harness.deliver(article("a", STORY, 0).setVersion(3).build());
        read();
        assertEquals(Set.of("a"), enriched.keySet());
    }

    @Test
    void putsTheBestCopyInThePlaceOfAWithdrawnOriginal() {
        harness.deliver(
                article("a", STORY, 0).build(),
                article("c", STORY, 2).build(),
                article("b", STORY, 1).build());
        read();
        assertEquals(Set.of("a"), enriched.keySet());
        harness.deliver(cancel("a", 1));
        read();
        assertEquals(Set.of("b"), enriched.keySet());
        assertEquals(Set.of("c"), duplicates.keySet());
        assertEquals("b", duplicates.get("c").getDuplicateOf());
    }

    @Test
    void takesACorrectedCopyForAnArticleOfItsOwn() {
        harness.deliver(
                article("a", STORY, 0).build(),
                article("b", STORY, 1).build(),
                article("b", "Something else happened, and nobody saw it.", 1)
                        .setVersion(2)
                        .build());
        read();
        assertEquals(Set.of("a", "b"), enriched.keySet());
        assertTrue(duplicates.isEmpty());
    }

    @Test
    void refusesAnIdThatBelongsToAnotherSource() {
        harness.deliver(
                article("a", STORY, 0).build(),
                article("a", "Not " + STORY, 0).setSource("rival").build());
        read();
        assertEquals(STORY, enriched.get("a").getText());
        var letter = harness.deadLetters().get(0);
        assertEquals("order-versions", letter.stage());
        assertTrue(letter.error().contains("source rival"), letter.error());
        assertEquals("rival", harness.decodeRaw(letter.value()).getSource());
        assertEquals(Topics.RAW, letter.origin().topic());
    }

    @Test
    void sendsBytesThatAreNoArticleToTheDeadLettersAndGoesOn() {
        byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);
        harness.deliverBytes("x", junk);
        harness.deliverBytes("null", null);
        harness.deliver(article("a", STORY, 0).build());
        read();
        assertEquals(Set.of("a"), enriched.keySet());
        var letters = harness.deadLetters();
        assertEquals(
                List.of("decode", "clean"), letters.stream().map(l -> l.stage()).toList());
        assertArrayEquals(junk, letters.get(0).value());
        assertEquals("x", letters.get(0).keyText());
    }

    @Test
    void refusesAnArticleWithoutTextOrUnderAnotherKey() {
        harness.deliver(article("empty", " \n", 0).build());
        harness.deliverUnder("a", article("b", STORY, 0).build());
        read();
        assertTrue(enriched.isEmpty());
        var errors = harness.deadLetters().stream().map(l -> l.error()).toList();
        assertTrue(errors.get(0).contains("article empty has no text"), errors::toString);
        assertTrue(errors.get(1).contains("must be the record's key"), errors::toString);
    }

    @Test
    void sendsAnArticleThatCannotBeTaggedToTheDeadLetters() {
        harness.deliver(
                article("bad", EnrichHarness.UNTAGGABLE + " words", 0).build(),
                article("a", STORY, 0).build());
        read();
        assertEquals(Set.of("a"), enriched.keySet());
        var letter = harness.deadLetters().get(0);
        assertEquals("tag", letter.stage());
        assertEquals("bad", harness.decodeRaw(letter.value()).getId());
    }

    @Test
    void endsTheSameWhateverTheOrderOfArticles() {
        var deliveries = new ArrayList<RawArticle>();
        for (int i = 0; i < 40; i++) {
            deliveries.add(article("id" + i, "Story number " + (i % 7) + " as it was told.", i * 31 % 24)
                    .build());
        }
        for (int i = 0; i < 40; i += 9) {
            deliveries.add(cancel("id" + i, 1));
        }
        harness.deliver(deliveries.toArray(RawArticle[]::new));
        read();
        var random = new Random(20150917);
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(deliveries, random);
            try (var other = new EnrichHarness(stateDir.resolve("round" + round), NOON.plus(Duration.ofDays(2)))) {
                other.deliver(deliveries.toArray(RawArticle[]::new));
                assertEquals(enriched, other.enriched(Map.of()));
                assertEquals(duplicates, other.duplicates(Map.of()));
            }
        }
    }

    private void read() {
        enriched = harness.enriched(enriched);
        duplicates = harness.duplicates(duplicates);
    }
}
