package io.copytaster.ingest.format.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.copytaster.ingest.Collected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final String FIRST =
            "The army has moved seven tanks to the border, a spokesman said on Thursday, and will keep them there for a week.";
    private static final String SECOND =
            "Neighbours called it a provocation. Their own exercise ends on Friday, after which the troops go home again.";
    private static final String BODY = "<p>" + FIRST + "</p><p>" + SECOND + "</p>";

    @TempDir
    Path folder;

    @Test
    void readsAnArticleAndWhatThePageSaysOfIt() throws IOException {
        var article = page(
                        """
                        <link rel="canonical" href="https://News.example/world/7?utm_source=x">
                        <meta property="og:site_name" content="Example News">
                        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},
                        {"@type":["NewsArticle"],"headline":"Tanks &amp; guns","datePublished":"2015-09-17T10:00:00+02:00",
                         "dateModified":"2015-09-17T09:30:00Z","author":[{"@type":"Person","name":"A. Writer"},"B. Other"]}]}
                        </script>
                        """,
                        "<nav><a href='/'>Home</a></nav><article><h1>Tanks &amp; guns</h1><p class='byline'>By A. Writer</p>"
                                + BODY
                                + "<div class='related-links'><p>Read also: how the last exercise ended in the snow of March.</p></div>"
                                + "</article><footer>All rights reserved</footer>")
                .article();

        assertEquals("news.example:https://news.example/world/7", article.getId());
        assertEquals("news.example", article.getSource());
        assertEquals("https://News.example/world/7?utm_source=x", article.getUrl());
        assertEquals("Tanks & guns", article.getTitle());
        assertEquals(FIRST + "\n\n" + SECOND, article.getText());
        assertEquals("A. Writer, B. Other", article.getByline());
        assertEquals(Instant.parse("2015-09-17T08:00:00Z"), article.getPublishedAt());
        assertEquals(Instant.parse("2015-09-17T09:30:00Z").toEpochMilli(), article.getVersion());
        assertEquals("en", article.getLanguage());
        assertEquals("Example News", article.getAttributes().get("site"));
        assertEquals("text/html", article.getMediaType());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property='article:published_time' content='2015-09-17T10:00:00+02:00'>",
                "<meta name='parsely-pub-date' content='2015-09-17T08:00:00Z'>",
                "<meta itemprop='datePublished' content='2015-09-17T08:00:00Z'>",
                "<meta name='date' content='2015-09-17'><meta name='DC.date.issued' content='Thu, 17 Sep 2015 08:00:00 GMT'>",
                "<script type='application/ld+json'>{broken</script><meta name='pubdate' content='17 Sep 2015 08:00 GMT'>"
            })
    void readsTheTimeFromMetadata(String head) throws IOException {
        assertEquals(
                Instant.parse("2015-09-17T08:00:00Z"),
                page(head, BODY).article().getPublishedAt());
    }

    @Test
    void readsTheTimeFromMarkup() throws IOException {
        var article = page("", "<article><time datetime='2015-09-17T10:00:00+02:00'>today</time>" + BODY + "</article>")
                .article();

        assertEquals(Instant.parse("2015-09-17T08:00:00Z"), article.getPublishedAt());
        assertEquals(folder.getFileName() + ":page.html", article.getId());
        assertNull(article.getUrl());
        assertNull(article.getByline());
    }

    @Test
    void leavesOutLinesBeforeAndAfterTheText() throws IOException {
        var article = page(
                        "<title>Tanks at the border | Example</title><meta property='og:title' content='Tanks at the border'>",
                        "<div id='story'><p>Tanks at the border</p><p>Published: 17 September 2015</p>" + BODY
                                + "<blockquote><p>We will stay as long as we have to, and not a day longer, he said.</p></blockquote>"
                                + "<p>See also</p><p><a href='/1'>The last exercise</a></p></div>")
                .article();

        assertEquals(
                FIRST + "\n\n" + SECOND + "\n\nWe will stay as long as we have to, and not a day longer, he said.",
                article.getText());
    }

    @Test
    void keepsAPageThatIsNamedLikeItsSurroundings() throws IOException {
        String lines = FIRST + "<br><br>" + SECOND;

        assertEquals(
                FIRST + "\n\n" + SECOND,
                page("", "<form class='widget share'><div class='widget'>" + lines + "</div></form>")
                        .article()
                        .getText());
    }

    @Test
    void saysThatAPageHasNoArticleAndWhereItsFeedIs() throws IOException {
        var letter = page(
                        "<link rel='alternate' type='application/rss+xml' href='https://x.example/feed'>",
                        "<ul><li><a href='/1'>One</a></li></ul>")
                .letter();

        assertEquals(
                "no-article: is a web page without an article; its feed is at https://x.example/feed", letter.error());
    }

    @Test
    void readsAPageThatNestsWithoutEndInShortTime() {
        var read = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> page("", "<div>".repeat(20_000) + BODY));

        assertEquals(FIRST + "\n\n" + SECOND, read.article().getText());
    }

    private Collected page(String head, String body) throws IOException {
        String html = "<!DOCTYPE html><html lang='en'><head>" + head + "</head><body>" + body + "</body></html>";
        return Collected.from(Files.write(folder.resolve("page.html"), html.getBytes(StandardCharsets.UTF_8)));
    }
}
