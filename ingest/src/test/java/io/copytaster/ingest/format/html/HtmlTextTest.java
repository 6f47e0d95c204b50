package io.copytaster.ingest.format.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HtmlTextTest {
    @Test
    void setsParagraphsApartByAnEmptyLine() {
        assertEquals(
                "Title\n\nOne two\n\nThree\nfour\n\na\n\nb",
                HtmlText.of("<h1>Title</h1><p>One\n   <b>two</b></p>\n\n<div><p>Three<br>four</p></div>"
                        + "<ul><li>a</li><li>b</li></ul>"));
    }

    @Test
    void leavesOutWhatNobodyReads() {
        assertEquals("a\n\nb", HtmlText.of("<p>a</p><script>x()</script><style>p {}</style><!-- c --><p>b</p>"));
    }

    @Test
    void resolvesEntities() {
        assertEquals("Müller & Söhne – 5 < 6", HtmlText.ofMaybeHtml("M&uuml;ller &amp; S&#246;hne &ndash; 5 &lt; 6"));
    }

    @Test
    void keepsRowsOfATableApart() {
        assertEquals(
                "a b\nc d", HtmlText.of("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"));
    }

    @Test
    void leavesTextThatIsNoHtmlAsItIs() {
        assertEquals("STANDARD OIL <SRD> UP\n\n2 < 3 & 4", HtmlText.ofMaybeHtml("STANDARD OIL <SRD> UP\n\n2 < 3 & 4"));
    }

    @Test
    void keepsATickerAmongTags() {
        assertEquals("STANDARD OIL <SRD> UP", HtmlText.ofMaybeHtml("<b>STANDARD OIL</b> <SRD> UP"));
    }

    @Test
    @Timeout(10)
    void takesLongRunsOfSpaces() {
        String spaces = " ".repeat(1 << 20);

        assertEquals("a" + spaces + "b", HtmlText.ofMaybeHtml("a" + spaces + "b"));
        assertEquals("a b", HtmlText.of("<p>a" + spaces + "b" + spaces + "</p>"));
    }

    @Test
    void survivesTagsThatNeverEnd() {
        assertEquals("deep", HtmlText.of("<div>".repeat(20_000) + "deep"));
    }
}
