package io.copytaster.ingest.format.newsml;

import io.copytaster.ingest.format.charset.Characters;
import io.copytaster.ingest.format.html.HtmlText;
import io.copytaster.ingest.format.nitf.NitfBody;
import io.copytaster.ingest.format.xml.Markup;
import io.copytaster.ingest.format.xml.Names;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** The text in an envelope: NITF, HTML, or plain, written as markup, as text, or packed. */
final class Content {
    private static final Set<String> HTML = Set.of("html", "xhtml:html", "body", "xhtml:body", "div", "xhtml:div");

    private Content() {}

    /** Text in paragraphs, or null. */
    static String text(Element holder, String declaredType, String encoding) {
        String type = declaredType.toLowerCase(Locale.ROOT);
        if (holder.childrenSize() > 0) {
            return markup(holder);
        }
        String written = holder.wholeText();
        if (encoding.toLowerCase(Locale.ROOT).contains("base64")) {
            written = decoded(written);
        }
        String text = type.contains("html") ? HtmlText.of(written) : HtmlText.ofMaybeHtml(written);
        return text.isBlank() ? null : text;
    }

    private static String markup(Element holder) {
        Element nitf = Names.within(holder, "body.content");
        if (nitf != null || Names.within(holder, "nitf") != null) {
            return NitfBody.text(holder);
        }
        return holder.stream()
                .skip(1)
                .filter(element -> HTML.contains(Names.of(element)))
                .findFirst()
                .or(() -> Stream.of(holder)
                        .filter(h -> Names.within(h, "p") != null || Names.within(h, "xhtml:p") != null)
                        .findFirst())
                .map(html -> HtmlText.of(Markup.of(body(html), false)))
                .filter(text -> !text.isBlank())
                .orElse(null);
    }

    /** What a page says in its head is no part of its text. */
    private static Element body(Element html) {
        Element body = Names.within(html, Names.of(html).startsWith("xhtml:") ? "xhtml:body" : "body");
        return body == null ? html : body;
    }

    private static String decoded(String base64) {
        try {
            return Characters.decode(Base64.getMimeDecoder().decode(base64.strip()), null);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
