package io.copytaster.ingest.format.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds of which only the beginning came. */
class BrokenOffFeedTest {
    private static final String RSS = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Desk</title>"
            + "<item><title>one</title></item>\n<item><title>two</title></item>\n</channel></rss>\n";
    private static final String BROKEN = "broken-feed: the feed breaks off ";
    private static final String AGAIN = "; deliver it again, whole";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss><channel><title>x",
                "<rss version=\"2.0\">",
                "<rss version=\"2.0\"><channel><title>x</title><link>http://x.org/</link>\n",
                "<rss version=\"2.0\"><channel><title>x</title></channel>\n",
                "<rss version=\"2.0\"><channel><title><![CDATA[x</title></channel></rss>",
                "<rss version=\"2.0\"><channel><!-- as of today </channel></rss>",
                "<rss version=\"2.0\"><channel><title>x</title><ite",
                "<rss version=\"2.0\"><channel><title>x</title><item",
                "<rss version=\"2.0\"><channel><title>x &am",
                "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>x</title>\n<updated>2024",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title type=\"html\"><![CDATA[x",
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><channel><title>x</title></channel>",
                "<channel><title>x</title>",
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            })
    void isRejectedWholeBeforeItsFirstItem(String xml) throws IOException {
        var collected = feed(xml);

        DeadLetter letter = collected.letter();
        assertEquals(BROKEN + "before its first item" + AGAIN, letter.error());
        assertEquals(xml, Collected.text(letter));
        assertEquals(Map.of("broken-feed", 1L), collected.report().total().rejected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<?",
                "<?xml versi",
                "<?xml version=\"1.0\"?>\n",
                "<?xml version=\"1.0\"?><!-- made by",
                "<!-",
                "<rss",
                "<rss versi",
                "<rss version=\"2.0\"",
                "<feed xmlns=\"http://www.w3.org/20"
            })
    void isRejectedWholeBeforeItsFirstElement(String xml) throws IOException {
        DeadLetter letter = feed(xml).letter();

        assertEquals(
                "broken-xml: is no XML: it has no element; if it broke off, deliver it again, whole", letter.error());
        assertEquals(xml, Collected.text(letter));
    }

    @Test
    void givesTheItemsBeforeAndTellsWhereItBreaksOffAtEveryPlace() throws IOException {
        int first = RSS.indexOf("</item>") + "</item>".length();
        int second = RSS.lastIndexOf("</item>") + "</item>".length();
        for (int end = RSS.indexOf("<rss "); end < RSS.indexOf("</rss") + "</rss".length(); end++) {
            var collected = feed(RSS.substring(0, end));

            List<String> whole = end < first ? List.of() : end < second ? List.of("one") : List.of("one", "two");
            String place = RSS.substring(0, end);
            assertEquals(
                    whole, collected.articles.stream().map(RawArticle::getTitle).toList(), place);
            assertEquals(1, collected.letters.size(), place);
            String error = collected.letter(0);
            assertTrue(
                    error.startsWith(BROKEN) || (whole.isEmpty() && error.startsWith("broken-xml: ")), place + error);
        }
    }

    @Test
    void keepsWhatIsWrittenAfterTheLastItem() throws IOException {
        var collected = feed("<feed><entry><title>one</title></entry>\n<link rel=\"next\" hr");

        DeadLetter letter = collected.letters.get(0);
        assertEquals(BROKEN + "after item 1" + AGAIN, letter.error());
        assertEquals("desk.xml:after item 1", letter.keyText());
        assertEquals(folder.resolve("desk.xml") + " after item 1", letter.input());
        assertEquals("\n<link rel=\"next\" hr", Collected.text(letter));
        assertEquals(1, collected.report().total().sent());
    }

    @Test
    void isNoArticleWhenItsRestIsReadAgain() throws IOException {
        for (String rest : List.of("</channel>", "\n</channel", "\n  <", "<image><url>http://x.org/")) {
            assertTrue(feedNamed("desk.xml_after_item_2", rest).articles.isEmpty(), rest);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version=\"2.0\"><channel><title>x</title></channel></rss>",
                "<rss version=\"2.0\"><channel/></rss>\n\n",
                "<rss version=\"2.0\"><channel><title>x</channel></rss>",
                "<rss version=\"2.0\"><channel></channel></rss><!-- 12 ms",
                "<rss version=\"2.0\"><channel></channel></RSS",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>x</title></feed>",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"/>",
                "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"></feed>\n",
                "<rdf:RDF><channel><title>x</title></channel></rdf:RDF>",
                "<urlset></urlset>"
            })
    void isNoneThatHasNoItemsAndEnds(String xml) throws IOException {
        var collected = feed(xml);

        assertEquals(List.of(), collected.letters);
        assertTrue(collected.report().isComplete());
    }

    private Collected feed(String xml) throws IOException {
        return feedNamed("desk.xml", xml);
    }

    private Collected feedNamed(String name, String xml) throws IOException {
        return Collected.from(Files.writeString(folder.resolve(name), xml));
    }
}
