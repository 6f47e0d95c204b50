package io.copytaster.ingest.format.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import io.copytaster.ingest.Packed;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {
    @TempDir
    Path folder;

    @Test
    void readsAnItemOfRss() throws IOException {
        var article =
                feed("""
                        <?xml version="1.0"?>
                        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                             xmlns:dc="http://purl.org/dc/elements/1.1/">
                        <channel><title>Desk</title><language>en-gb</language>
                        <item><title>AT&amp;amp;T &lt;b&gt;up&lt;/b&gt;</title><link>http://x.org/1</link>
                        <guid isPermaLink="false">g-1</guid><pubDate>Thu, 17 Sep 2015 08:00:00 EST</pubDate>
                        <dc:creator>A. Writer</dc:creator><category>war</category><category>peace</category>
                        <description>teaser</description>
                        <content:encoded><![CDATA[<p>One&nbsp;two</p><p>Three</p>]]></content:encoded></item>
                        </channel></rss>
                        """)
                        .article();

        assertEquals("desk:g-1", article.getId());
        assertEquals("desk", article.getSource());
        assertEquals("g-1", article.getGuid());
        assertEquals("http://x.org/1", article.getUrl());
        assertEquals("AT&T up", article.getTitle());
        assertEquals("One\u00a0two\n\nThree", article.getText());
        assertEquals("en-gb", article.getLanguage());
        assertEquals("A. Writer", article.getByline());
        assertEquals(Instant.parse("2015-09-17T13:00:00Z"), article.getPublishedAt());
        assertEquals(1, article.getVersion());
        assertNull(article.getVersionCreatedAt());
        assertEquals(Collected.NOW, article.getReceivedAt());
        assertEquals("application/rss+xml", article.getMediaType());
        assertEquals(Map.of("feed", "Desk", "category", "war, peace"), article.getAttributes());
    }

    @Test
    void countsVersionsOfAnAtomEntryByItsUpdates() throws IOException {
        var collected = feed(
                """
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>f</title>
                <entry><id>urn:1</id><title type="html">A &amp;lt;b&amp;gt; &lt;i&gt;c&lt;/i&gt;</title>
                <link href="http://x.org/1"/><published>2024-01-01T00:00:00Z</published>
                <updated>2024-01-02T00:00:00Z</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>P</p><p>Q</p></div></content></entry>
                <entry><id>urn:2</id><title>Only &lt;b> a headline</title></entry></feed>
                """);

        var first = collected.articles.get(0);
        assertEquals("desk:urn:1", first.getId());
        assertEquals("A <b> c", first.getTitle());
        assertEquals("P\n\nQ", first.getText());
        assertEquals("fr", first.getLanguage());
        assertEquals(Instant.parse("2024-01-01T00:00:00Z"), first.getPublishedAt());
        assertEquals(Instant.parse("2024-01-02T00:00:00Z"), first.getVersionCreatedAt());
        assertEquals(Instant.parse("2024-01-02T00:00:00Z").toEpochMilli(), first.getVersion());
        assertEquals("application/atom+xml", first.getMediaType());
        var second = collected.articles.get(1);
        assertEquals(1, second.getVersion());
        assertEquals("Only <b> a headline", second.getTitle());
        assertEquals(second.getTitle(), second.getText());
    }

    @Test
    void readsRdf() throws IOException {
        var article =
                feed("""
                        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                            xmlns:dc="http://purl.org/dc/elements/1.1/">
                        <channel rdf:about="http://x.org/"><title>c</title><link>http://x.org/</link></channel>
                        <item rdf:about="http://x.org/1"><title>T</title><link>http://x.org/1</link>
                        <description>D</description><dc:date>2024-01-01T00:00:00+01:00</dc:date></item></rdf:RDF>
                        """)
                        .article();

        assertEquals("desk:http://x.org/1", article.getId());
        assertEquals("D", article.getText());
        assertEquals(Instant.parse("2023-12-31T23:00:00Z"), article.getPublishedAt());
        assertEquals("application/rdf+xml", article.getMediaType());
    }

    @Test
    void namesAnItemByGuidElseLinkElseContent() throws IOException {
        var collected = feed(rss("<item><guid>g</guid><link>http://x/1</link><title>a</title></item>"
                + "<item><link>http://x/2</link><title>a</title></item>"
                + "<item><title>a</title></item><item><title>b</title></item>"));

        assertEquals(List.of("desk:g", "desk:http://x/2"), collected.ids().subList(0, 2));
        assertTrue(collected.ids().get(2).startsWith("desk:sha256-"));
        assertNotEquals(collected.ids().get(2), collected.ids().get(3));
        assertNull(collected.articles.get(1).getGuid(), "the link is no guid");
    }

    @Test
    void saysWhenItAssumedTheZoneOfADate() throws IOException {
        var collected = feed(rss("<item><title>a</title><pubDate>Thu, 17 Sep 2015 08:00:00</pubDate></item>"));

        assertEquals(Instant.parse("2015-09-17T08:00:00Z"), collected.article().getPublishedAt());
        assertEquals("assumed", collected.article().getAttributes().get("publishedAt.zone"));
    }

    @Test
    void keepsWhatIsNoDateOpen() throws IOException {
        var collected = feed(rss("<item><title>a</title><pubDate>last Thursday</pubDate></item>"));

        assertNull(collected.article().getPublishedAt());
        assertEquals("last Thursday", collected.article().getAttributes().get("publishedAt.unparsed"));
        assertEquals(1, collected.report().total().undated());
    }

    @Test
    void rejectsAnItemWithNeitherTitleNorTextAlone() throws IOException {
        var collected = feed(
                rss(
                        "<item><guid>g</guid><title> </title></item><item><author>x</author></item><item><title>b</title></item>"));

        assertEquals(1, collected.articles.size());
        assertEquals("desk:g", collected.letters.get(0).keyText());
        assertEquals("<item><guid>g</guid><title> </title></item>", Collected.text(collected.letters.get(0)));
        assertEquals("desk.xml:item 2", collected.letters.get(1).keyText());
        assertEquals(
                folder.resolve("desk.xml") + " item 2", collected.letters.get(1).input());
        assertEquals(Map.of("empty-item", 2L), collected.report().total().rejected());
    }

    @Test
    void acceptsHarmlessDoctypesAndEntitiesOfHtml() throws IOException {
        var article =
                feed("\n <!DOCTYPE rss PUBLIC \"-//N//DTD\" \"http://127.0.0.1:1/x.dtd\" [<!-- don't > --><!ENTITY a \"b\">]>"
                                + rss("<item><title>caf&eacute;&nbsp;R&D &odd; \u0008x</title></item>"))
                        .article();

        assertEquals("café\u00a0R&D &odd; x", article.getTitle());
    }

    @Test
    void readsTheCharsetThatXmlDeclares() throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>" + rss("<item><title>“é”</title></item>");
        assertEquals(
                "“é”",
                file("a.xml", xml.getBytes(Charset.forName("windows-1252")))
                        .article()
                        .getTitle());

        String wide = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + rss("<item><title>“é”</title></item>");
        assertEquals(
                "“é”",
                file("b.xml", wide.getBytes(StandardCharsets.UTF_16)).article().getTitle());
    }

    @Test
    void recognisesAFeedByItsContent() throws IOException {
        byte[] packed = Packed.gzip(rss("<item><title>a</title></item>"));

        assertEquals("a", file("feed", packed).article().getTitle());
        assertEquals(
                "a",
                feedNamed(
                                "notes.txt",
                                rss("<item><title>a</title></item>").replace("<rss", "<?xml version='1.0'?><rss"))
                        .article()
                        .getTitle());
    }

    @Test
    void rejectsOnlyTheItemInWhichAFeedBreaksOff() throws IOException {
        String xml = rss("<item><title>a</title></item>").replace("</channel></rss>", "<item><title>b");

        var collected = feed(xml);

        assertEquals("a", collected.articles.get(0).getTitle());
        assertEquals(1, collected.articles.size());
        var letter = collected.letters.get(0);
        assertEquals("desk.xml:item 2", letter.keyText());
        assertEquals("<item><title>b", Collected.text(letter));
        assertEquals("broken-feed: the feed breaks off in this item; deliver it again, whole", letter.error());
    }

    @Test
    void readsAFeedWhoseTagsDoNotMatch() throws IOException {
        var collected = feed("<rss><channel><item><title>a &amp; b & c</title><description>x<br>y<p>z</description>"
                + "<link>http://x/?a=1&b=2</link></ITEM><Item><Title>d</Title></Item></rss");

        assertEquals(
                List.of("a & b & c", "d"),
                collected.articles.stream().map(a -> a.getTitle()).toList());
        assertEquals("x\ny\n\nz", collected.articles.get(0).getText());
        assertEquals("http://x/?a=1&b=2", collected.articles.get(0).getUrl());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<?xml version=\"1.0\"?><stock><item>x</item></stock>", "<opml version=\"1.0\"><body/></opml>"})
    void rejectsXmlThatIsNoFeed(String xml) throws IOException {
        var collected = feed(xml);

        assertEquals(xml, Collected.text(collected.letter()));
        assertEquals(Map.of("no-feed", 1L), collected.report().total().rejected());
    }

    @Test
    void saysWhatRssWithoutAChannelLacks() throws IOException {
        var letter = feed("<rss version=\"2.0\"/>").letter();

        assertTrue(letter.error().startsWith("broken-feed: "), letter.error());
        assertTrue(letter.error().contains("see that RSS has a <channel>"), letter.error());
    }

    private static String rss(String items) {
        return "<rss version=\"2.0\"><channel><title>Desk</title>" + items + "</channel></rss>";
    }

    private Collected feed(String xml) throws IOException {
        return feedNamed("desk.xml", xml);
    }

    private Collected feedNamed(String name, String xml) throws IOException {
        return file(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    private Collected file(String name, byte[] bytes) throws IOException {
        return Collected.from(Files.write(folder.resolve(name), bytes));
    }
}
