package io.copytaster.ingest.format.xml;

import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.charset.Characters;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;

/**
 * A document of XML, well-formed or nearly. The parser knows no document types, so nothing is ever loaded; names are in
 * lower case, since feeds don't agree about it.
 */
public final class Xml {
    /** No document nests deeper; some that are made to harm do. */
    private static final int MAX_DEPTH = 256;
    /** Most tags: each takes about 150 bytes of memory. */
    private static final int MAX_TAGS = 1_000_000;

    /** An end tag that nothing follows, and that may lack its last character. */
    private static final Pattern END_TAG = Pattern.compile("</(?:[^<>:]*:)?([^<>:\\s]+)\\s*>?\\s*");

    private final String source;
    private final Element root;

    private Xml(String source, Element root) {
        this.source = source;
        this.root = root;
    }

    /**
     * Parses a document.
     *
     * @param contentType as the sender declared it, or null
     * @throws Unreadable if it has no element, or is unsafe
     */
    public static Xml parse(byte[] bytes, String contentType) throws Unreadable {
        String source = XmlText.clean(Characters.decode(bytes, contentType));
        long tags = source.chars().filter(c -> c == '<').limit(MAX_TAGS + 1L).count();
        if (tags > MAX_TAGS) {
            throw new Unreadable(Reason.TOO_LARGE, "has more than " + MAX_TAGS + " tags; split it");
        }
        Document document = Parser.xmlParser()
                .settings(ParseSettings.htmlDefault)
                .setTrackPosition(true)
                .setMaxDepth(MAX_DEPTH + 2)
                .parseInput(source, "");
        var deepest = new int[1];
        document.traverse((node, depth) -> deepest[0] = Math.max(deepest[0], depth));
        if (deepest[0] > MAX_DEPTH) {
            throw new Unreadable(Reason.BROKEN_XML, "has elements that nest deeper than " + MAX_DEPTH);
        }
        Element root = document.firstElementChild();
        if (root == null) {
            throw new Unreadable(
                    Reason.BROKEN_XML, "is no XML: it has no element; if it broke off, deliver it again, whole");
        }
        return new Xml(source, root);
    }

    /** The outermost element. */
    public Element root() {
        return root;
    }

    /** An element as it was written. */
    public byte[] written(Element element) {
        Range begin = element.sourceRange();
        Range end = element.endSourceRange();
        int to = end.isTracked() ? end.endPos() : source.length();
        return source.substring(begin.startPos(), Math.max(to, begin.endPos())).getBytes(StandardCharsets.UTF_8);
    }

    /** What was written after an element, to the end of the document. */
    public byte[] writtenAfter(Element element) {
        Range begin = element.sourceRange();
        Range end = element.endSourceRange();
        return source.substring(Math.max(end.endPos(), begin.endPos())).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the document ends before its outermost element does. */
    public boolean breaksOff() {
        if (!breaksOffIn(root)) {
            return false;
        }
        if (isOpen("<![CDATA[", "]]>") || isOpen("<!--", "-->")) {
            return true;
        }
        Matcher last = END_TAG.matcher(source.substring(Math.max(0, source.lastIndexOf("</"))));
        // One with another prefix, or none, is a slip of who wrote it: nothing is missing.
        return !last.matches() || !last.group(1).equalsIgnoreCase(Markup.local(root));
    }

    private boolean isOpen(String begin, String end) {
        return source.lastIndexOf(begin) > source.lastIndexOf(end);
    }

    /** Whether the document ends within an element. */
    public boolean breaksOffIn(Element element) {
        Range end = element.endSourceRange();
        boolean selfClosing = source.charAt(element.sourceRange().endPos() - 2) == '/';
        return end.isImplicit() && end.endPos() >= source.length() - 1 && !selfClosing;
    }
}
