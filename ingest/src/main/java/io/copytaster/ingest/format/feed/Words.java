package io.copytaster.ingest.format.feed;

import io.copytaster.ingest.format.charset.Characters;
import io.copytaster.ingest.format.html.HtmlText;
import io.copytaster.ingest.format.xml.Markup;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Plain text of the elements that hold words, which each dialect writes down in ways of its own. */
final class Words {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Words() {}

    /** The words on one line, as for a headline; null if there are none. */
    static String line(Element element, Dialect dialect) {
        String text = text(element, dialect);
        return text == null ? null : SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** The words in paragraphs; null if there are none. */
    static String text(Element element, Dialect dialect) {
        String text = plain(element, dialect);
        return text.isBlank() ? null : text;
    }

    private static String plain(Element element, Dialect dialect) {
        String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
        return switch (dialect) {
            case ATOM -> atom(element, type);
            case ATOM_03 -> atom03(element, type);
            default ->
                element.childrenSize() > 0
                        ? HtmlText.of(Markup.of(element, true))
                        : HtmlText.ofMaybeHtml(element.wholeText());
        };
    }

    /** RFC 4287, 3.1 and 4.1.3. */
    private static String atom(Element element, String type) {
        boolean markup = element.childrenSize() > 0;
        if (type.equals("html") || type.equals("text/html")) {
            return HtmlText.of(markup ? Markup.of(element, true) : element.wholeText());
        }
        if (markup || type.contains("xhtml") || type.endsWith("+xml") || type.endsWith("/xml")) {
            return HtmlText.of(Markup.of(element, false));
        }
        return type.indexOf('/') < 0 || type.startsWith("text/")
                ? element.wholeText().strip()
                : decoded(element.wholeText());
    }

    private static String atom03(Element element, String type) {
        String mode = element.attr("mode").strip().toLowerCase(Locale.ROOT);
        if (mode.equals("base64") || (mode.isEmpty() && type.startsWith("application/octet"))) {
            return decoded(element.wholeText());
        }
        if (element.childrenSize() > 0) {
            return HtmlText.of(Markup.of(element, true));
        }
        if (type.startsWith("text/plain") || type.equals("text")) {
            return element.wholeText().strip();
        }
        return mode.equals("escaped") && type.contains("html")
                ? HtmlText.of(element.wholeText())
                : HtmlText.ofMaybeHtml(element.wholeText());
    }

    private static String decoded(String base64) {
        try {
            String text = Characters.decode(Base64.getMimeDecoder().decode(base64.strip()), null);
            boolean binary = text.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c));
            return binary ? "" : HtmlText.ofMaybeHtml(text);
        } catch (IllegalArgumentException e) {
            return HtmlText.ofMaybeHtml(base64);
        }
    }
}
