package io.copytaster.ingest.format.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kinds of feeds have of their own. */
class FeedKindsTest {
    @TempDir
    Path folder;

    @Test
    void readsAJsonFeed() throws IOException {
        var collected = feed(
                "desk.json",
                """
                {
                  "version": "https://jsonfeed.org/version/1.1", "title": "Desk", "language": "de",
                  "home_page_url": "https://x.example/", "authors": [{"name": "The desk"}],
                  "items": [
                    {"id": "7", "url": "/seven", "title": "Seven\\n tanks", "content_html": "<p>One</p><p>Two</p>",
                     "date_published": "2024-05-01T08:00:00+02:00", "date_modified": "2024-05-01T09:00:00+02:00",
                     "tags": ["war", "peace"], "author": {"name": "A. Writer"}},
                    {"id": 8, "content_text": "Plain <b> text"}, "nonsense", {"id": "9"}]
                }
                """);

        var first = collected.articles.get(0);
        assertEquals("desk:7", first.getId());
        assertEquals("https://x.example/seven", first.getUrl());
        assertEquals("Seven tanks", first.getTitle());
        assertEquals("One\n\nTwo", first.getText());
        assertEquals("A. Writer", first.getByline());
        assertEquals("de", first.getLanguage());
        assertEquals(Instant.parse("2024-05-01T06:00:00Z"), first.getPublishedAt());
        assertEquals(Instant.parse("2024-05-01T07:00:00Z").toEpochMilli(), first.getVersion());
        assertEquals("war, peace", first.getAttributes().get("category"));
        assertEquals("application/feed+json", first.getMediaType());
        var second = collected.articles.get(1);
        assertEquals("desk:8", second.getId());
        assertEquals("Plain <b> text", second.getText());
        assertEquals("The desk", second.getByline());
        assertEquals(2, collected.articles.size());
        assertEquals("desk.json:item 3", collected.letters.get(0).keyText());
        assertEquals("desk:9", collected.letters.get(1).keyText());
    }

    @Test
    void readsAJsonFeedOnOneLine() throws IOException {
        var article = feed(
                        "feed",
                        "{\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1\",\"items\":[{\"id\":\"a\",\"content_text\":\"b\"}]}")
                .article();

        assertEquals("b", article.getText());
    }

    @Test
    void readsANewsSitemap() throws IOException {
        var article = feed(
                        "news.xml",
                        """
                        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                                xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
                        <url><loc>https://x.example/1</loc><lastmod>2024-05-02</lastmod>
                        <n:news><n:publication><n:name>Paper</n:name><n:language>en</n:language></n:publication>
                        <n:publication_date>2024-05-01T08:00:00Z</n:publication_date><n:title>Seven tanks</n:title></n:news>
                        </url></urlset>
                        """)
                .article();

        assertEquals("news:https://x.example/1", article.getId());
        assertEquals("Seven tanks", article.getTitle());
        assertEquals("Seven tanks", article.getText());
        assertEquals(Instant.parse("2024-05-01T08:00:00Z"), article.getPublishedAt());
        assertEquals(Instant.parse("2024-05-02T00:00:00Z"), article.getVersionCreatedAt());
    }

    @Test
    void saysThatAnIndexOfSitemapsIsNoFeed() throws IOException {
        var letter = feed("i.xml", "<sitemapindex><sitemap><loc>http://x/1</loc></sitemap></sitemapindex>")
                .letter();

        assertTrue(letter.error().startsWith("no-feed: is an index of sitemaps"), letter.error());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=\"text\"                              | A &lt;b&gt; c     | A <b> c",
                "type=\"html\"                              | A &lt;b&gt;c&lt;/b&gt; &amp;amp; | A c &",
                "type=\"xhtml\"  | <h:div xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:p>A</h:p><h:p>B</h:p></h:div> | A, B",
                "type=\"application/octet-stream\"          | QSA8Yj5jPC9iPg==  | A c",
                "type=\"image/png\"                         | iVBORw0KGgoAAAAN  | T",
                "type=\"text/html\"                         | A <i>c</i>        | A c",
            })
    void readsAtomTextByItsType(String type, String written, String text) throws IOException {
        var article = feed(
                        "a.xml",
                        "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:entry><a:title>T</a:title><a:content "
                                + type + ">" + written + "</a:content></a:entry></a:feed>")
                .article();

        assertEquals(text, article.getText().replace("\n\n", ", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type=\"text/html\" mode=\"escaped\"  | A &lt;b&gt;c&lt;/b&gt;",
                "type=\"text/html\" mode=\"base64\"   | QSA8Yj5jPC9iPg==",
                "type=\"application/xhtml+xml\"       | <div>A <b>c</b></div>",
                "type=\"text/plain\"                  | A c"
            })
    void readsTextOfAtom03ByItsMode(String attributes, String written) throws IOException {
        var article = feed(
                        "a.xml",
                        "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><entry><issued>2004-01-01T00:00:00Z</issued>"
                                + "<modified>2004-01-02T00:00:00Z</modified><content " + attributes + ">" + written
                                + "</content></entry></feed>")
                .article();

        assertEquals("A c", article.getText());
        assertEquals(Instant.parse("2004-01-01T00:00:00Z"), article.getPublishedAt());
        assertEquals(Instant.parse("2004-01-02T00:00:00Z"), article.getVersionCreatedAt());
    }

    @Test
    void resolvesLinksAgainstTheBaseAroundThem() throws IOException {
        var collected = feed(
                "a.xml",
                """
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://x.example/a/">
                <entry xml:base="b/"><title>1</title><link rel="enclosure" href="v.mp4"/><link href="c?d#e"/></entry>
                <entry><title>2</title><link rel="self" href="x"/><link rel="alternate" type="text/html" href="//y/z"/></entry>
                <entry><title>3</title><link rel="self" href="x"/></entry></feed>
                """);

        assertEquals("http://x.example/a/b/c?d#e", collected.articles.get(0).getUrl());
        assertEquals("http://y/z", collected.articles.get(1).getUrl());
        assertNull(collected.articles.get(2).getUrl());
    }

    @Test
    void resolvesLinksOfAFileAgainstTheSiteThatItNames() throws IOException {
        var article = feed(
                        "a.rss",
                        "<rss><channel><link>http://x.example/</link><item><title>1</title><link>/a b</link></item></channel></rss>")
                .article();

        assertEquals("http://x.example/a%20b", article.getUrl());
    }

    @Test
    void takesAGuidForTheAddressOnlyIfItIsOne() throws IOException {
        var collected = feed(
                "a.rss",
                "<rss><channel><link>http://x.example/</link><item><title>1</title><guid>http://x.example/1</guid></item>"
                        + "<item><title>2</title><guid isPermaLink=\"false\">http://x.example/2</guid></item>"
                        + "<item><title>3</title><guid>12345</guid></item></channel></rss>");

        assertEquals("http://x.example/1", collected.articles.get(0).getUrl());
        assertNull(collected.articles.get(1).getUrl());
        assertNull(collected.articles.get(2).getUrl());
    }

    @Test
    void prefersTheLongerOfTeaserAndText() throws IOException {
        var article = feed(
                        "a.rss",
                        "<rss><channel><item><title>1</title><description>All of the text</description>"
                                + "<content:encoded>More</content:encoded></item></channel></rss>")
                .article();

        assertEquals("All of the text", article.getText());
    }

    @Test
    void losesNoItemOfAJsonFeedThatIsNone() throws IOException {
        String feed = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":";

        var odd = feed("a.json", feed + "[\"words\",{\"id\":\"1\",\"content_text\":\"t\"},null]}");
        var none = feed("b.json", feed + "{}}");

        assertEquals(List.of("a:1"), odd.ids());
        assertEquals("a.json:item 1", odd.letters.get(0).keyText());
        assertEquals("\"words\"", Collected.text(odd.letters.get(0)));
        assertEquals(2, odd.letters.size());
        assertEquals(
                "broken-feed: is a JSON Feed without a list called \"items\"",
                none.letter().error());
    }

    private Collected feed(String name, String text) throws IOException {
        return Collected.from(Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)));
    }
}
