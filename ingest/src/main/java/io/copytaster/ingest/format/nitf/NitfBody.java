package io.copytaster.ingest.format.nitf;

import io.copytaster.ingest.format.html.HtmlText;
import io.copytaster.ingest.format.xml.Markup;
import io.copytaster.ingest.format.xml.Names;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** The words of an NITF document: what stands in its body. */
public final class NitfBody {
    private NitfBody() {}

    /** The text in paragraphs, or null. Of a document without a body the abstract is all there is. */
    public static String text(Element nitf) {
        String content = Names.all(nitf, "body.content")
                .map(NitfBody::plain)
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining("\n\n"));
        if (!content.isEmpty()) {
            return content;
        }
        Element summary = Names.within(nitf, "abstract");
        return summary == null ? null : orNull(plain(summary));
    }

    /** The headline, or null. */
    public static String headline(Element nitf) {
        Element headline = Names.within(nitf, "hl1");
        if (headline == null) {
            headline = Names.within(nitf, "hedline");
        }
        return headline == null ? null : orNull(headline.text());
    }

    /** The author line, or null. */
    public static String byline(Element nitf) {
        Element head = Names.within(nitf, "body.head");
        Element byline = head == null ? null : Names.child(head, "byline");
        if (byline == null) {
            return null;
        }
        Element person = Names.within(byline, "person");
        return orNull((person == null ? byline : person).text());
    }

    /** Place and day as they stand before the text, or null. */
    public static String dateline(Element nitf) {
        Element dateline = Names.within(nitf, "dateline");
        return dateline == null ? null : orNull(dateline.text());
    }

    private static String plain(Element element) {
        return HtmlText.of(Markup.of(element, false));
    }

    private static String orNull(String words) {
        return words.isBlank() ? null : words.strip();
    }
}
