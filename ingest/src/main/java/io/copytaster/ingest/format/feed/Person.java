package io.copytaster.ingest.format.feed;

import io.copytaster.ingest.format.html.HtmlText;
import io.copytaster.ingest.format.xml.Names;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Names of authors: in an element of their own, or beside an address of mail. */
final class Person {
    private static final Pattern MAIL_AND_NAME = Pattern.compile("\\S+@\\S+\\s*\\(([^)]+)\\)");
    private static final Pattern NAME_AND_MAIL = Pattern.compile("([^<(]+?)\\s*[<(]\\s*\\S+@\\S+?\\s*[>)]");

    private Person() {}

    /** The name, or for want of one the address; null if there is neither. */
    static String of(Element element) {
        Element named = Names.child(element, List.of("name", "foaf:name", "email"));
        String text = named == null && element.childrenSize() > 0 ? "" : (named == null ? element : named).wholeText();
        String words = HtmlText.ofMaybeHtml(text).replaceAll("\\s+", " ").strip();
        for (Pattern pattern : List.of(MAIL_AND_NAME, NAME_AND_MAIL)) {
            Matcher matcher = pattern.matcher(words);
            if (matcher.matches()) {
                return matcher.group(1).strip();
            }
        }
        return words.isEmpty() ? null : words;
    }
}
