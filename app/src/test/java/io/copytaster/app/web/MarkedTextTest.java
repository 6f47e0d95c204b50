package io.copytaster.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.schemas.Quantity;
import io.copytaster.sink.search.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedTextTest {
    @Test
    void marksMentionsAndTheWordsSearchedFor() {
        assertEquals(
                "<span class=\"actor\" title=\"A · t\">The <mark>army</mark></span> of",
                marked("The army of", List.of(mention("A", 0, 8)), List.of(new Span(4, 8))));
    }

    @Test
    void showsTheInnerMentionOfNestedOnes() {
        assertEquals(
                "<span class=\"actor\" title=\"Outer · t\">ab</span><span class=\"actor\" title=\"Inner · t\">cd</span>"
                        + "<span class=\"actor\" title=\"Outer · t\">e</span>f",
                marked("abcdef", List.of(mention("Inner", 2, 4), mention("Outer", 0, 5)), List.of()));
    }

    @Test
    void leavesOutMentionsThatCannotBe() {
        var mentions = List.of(
                mention("A", -1, 3),
                mention("A", 2, 2),
                mention("A", 3, 1),
                mention("A", 2, 7),
                mention("A", 9, 12),
                mention("A", 1, 2),
                mention("A", Integer.MIN_VALUE, Integer.MAX_VALUE));

        assertEquals(
                "a\uD83D\uDE00&lt;&gt;&amp;",
                marked("a\uD83D\uDE00<>&", mentions.subList(0, 6), List.of(new Span(-3, 2), new Span(2, 99))));
        assertEquals("abc", marked("abc", mentions.subList(6, 7), List.of()));
    }

    @Test
    void saysHowMany() {
        assertEquals("7", Mentions.quantity(new Quantity(7L, 7L)));
        assertEquals("5 to 7", Mentions.quantity(new Quantity(5L, 7L)));
        assertEquals("5 or more", Mentions.quantity(new Quantity(5L, null)));
        assertEquals("", Mentions.quantity(null));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsTheTextWhateverStandsInIt(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            String text = random.ints(random.nextInt(60), 0, 7)
                    .mapToObj(i -> List.of("a", " ", "<b>", "&", "\uD83D\uDE00", "\"", "ü")
                            .get(i))
                    .reduce("", String::concat);
            var mentions = new ArrayList<Mention>();
            var matches = new ArrayList<Span>();
            for (int i = random.nextInt(6); i > 0; i--) {
                mentions.add(mention("A", random.nextInt(80) - 10, random.nextInt(80) - 10));
                matches.add(new Span(random.nextInt(80) - 10, random.nextInt(80) - 10));
            }

            String page = marked(text, mentions, matches);

            assertEquals(new Html().text(text).toString(), page.replaceAll("</?(span|mark)[^>]*>", ""));
            assertEquals(count(page, "<span"), count(page, "</span>"));
            assertEquals(count(page, "<mark"), count(page, "</mark>"));
            Snippet snippet = Snippet.of(
                    text,
                    matches.stream()
                            .filter(m -> m.begin() >= 0 && m.end() <= text.length() && m.begin() < m.end())
                            .toList());
            assertTrue(0 <= snippet.begin() && snippet.begin() <= snippet.end() && snippet.end() <= text.length());
        }
    }

    @Test
    void cutsASnippetAroundTheMatches() {
        String text = "filler words ".repeat(100) + "then the tank came, the tank " + "and more filler ".repeat(100);
        int first = text.indexOf("tank");
        int second = text.indexOf("tank", first + 1);

        Snippet snippet =
                Snippet.of(text, List.of(new Span(0, 6), new Span(first, first + 4), new Span(second, second + 4)));

        String shown = text.substring(snippet.begin(), snippet.end());
        assertTrue(shown.contains("the tank came, the tank"), shown);
        assertTrue(shown.length() <= 300 && shown.matches("(?s)(words|filler) .*"), shown);
        assertEquals(0, Snippet.of(text, List.of()).begin());
        assertEquals(new Snippet(0, 5), Snippet.of("short", List.of()));
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static String marked(String text, List<Mention> mentions, List<Span> matches) {
        var page = new Html();
        new MarkedText(text, text.length(), mentions, matches).write(page, 0, text.length());
        return page.toString();
    }

    private static Mention mention(String name, int begin, int end) {
        return Mention.newBuilder()
                .setKind(MentionKind.ACTOR)
                .setId("a")
                .setName(name)
                .setType("T")
                .setField(ArticleField.TEXT)
                .setBegin(begin)
                .setEnd(end)
                .setText("as it stands")
                .build();
    }
}
