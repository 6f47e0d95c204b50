package io.copytaster.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArticleJsonTest {
    private static final Instant MORNING = Instant.parse("2015-09-17T08:00:00Z");

    @Test
    void writesAnEnrichedArticleInTheFormOfTheContract() {
        String text = "Russia sent T-90 tanks";
        var enriched = EnrichedArticle.newBuilder()
                .setId("a")
                .setSource("wire")
                .setVersion(1)
                .setTitle("Tanks")
                .setText(text)
                .setLanguage("en")
                .setPublishedAt(MORNING)
                .setReceivedAt(MORNING)
                .setFamilyId("a")
                .setMentions(List.of(
                        new Mention(
                                MentionKind.ACTOR,
                                "russia",
                                "Russia",
                                "STATE",
                                ArticleField.TEXT,
                                0,
                                6,
                                "Russia",
                                null,
                                "SOURCE"),
                        new Mention(
                                MentionKind.WEAPON,
                                "t-90",
                                "T-90",
                                "TANK",
                                ArticleField.TEXT,
                                12,
                                22,
                                "T-90 tanks",
                                new Quantity(7L, 7L),
                                null)))
                .setLinks(List.of(new Link("russia", "SUPPLIES", "t-90", ArticleField.TEXT, 0, 22)))
                .setLexicon("desk-1")
                .setPipeline("0.1.0")
                .build();
        assertEquals(
                """
                {"id":"a","source":"wire","url":null,"title":"Tanks","text":"Russia sent T-90 tanks","language":"en",\
                "publishedAt":"2015-09-17T08:00:00Z","version":1,"familyId":"a","revisionOf":null,"mentions":[\
                {"kind":"ACTOR","id":"russia","name":"Russia","type":"STATE","field":"TEXT","begin":0,"end":6,\
                "text":"Russia","role":"SOURCE"},\
                {"kind":"WEAPON","id":"t-90","name":"T-90","type":"TANK","field":"TEXT","begin":12,"end":22,\
                "text":"T-90 tanks","quantity":{"min":7,"max":7}}],\
                "links":[{"actor":"russia","relation":"SUPPLIES","weapon":"t-90","field":"TEXT","begin":0,"end":22}],\
                "lexicon":"desk-1","pipeline":"0.1.0"}""",
                ArticleJson.line(enriched));
    }

    @Test
    void writesACopyInTheFormOfTheContract() {
        var copy = DuplicateArticle.newBuilder()
                .setId("b")
                .setSource("site")
                .setVersion(1)
                .setReceivedAt(MORNING)
                .setFamilyId("a")
                .setDuplicateOf("a")
                .setKind(DuplicateKind.EXACT)
                .setContainment(1)
                .setContainmentOf(1)
                .build();
        assertEquals(
                """
                {"id":"b","familyId":"a","duplicateOf":"a","kind":"EXACT","containment":1.0,"containmentOf":1.0,\
                "source":"site","url":null,"title":null,"publishedAt":null,"version":1}""",
                ArticleJson.line(copy));
    }

    @Test
    void keepsADeliveryOnOneLine() {
        var raw = RawArticle.newBuilder()
                .setId("a")
                .setSource("wire")
                .setText("one\n\n\"two\"\u2028")
                .setReceivedAt(MORNING)
                .setAttributes(Map.of("slug", "X"))
                .build();
        assertEquals(
                "{\"id\":\"a\",\"source\":\"wire\",\"guid\":null,\"url\":null,\"version\":1,\"status\":\"USABLE\","
                        + "\"embargoedUntil\":null,\"title\":null,\"text\":\"one\\n\\n\\\"two\\\"\u2028\","
                        + "\"language\":null,\"byline\":null,\"publishedAt\":null,\"versionCreatedAt\":null,"
                        + "\"receivedAt\":\"2015-09-17T08:00:00Z\",\"mediaType\":null,\"attributes\":{\"slug\":\"X\"}}",
                ArticleJson.line(raw));
    }
}
