package io.copytaster.ingest.format.xml;

import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Makes XML as it comes fit for a parser that knows no document type: leaves out the DOCTYPE and characters that XML
 * forbids, and writes entities of HTML, and harmless ones of the document's own, as characters.
 */
final class XmlText {
    private static final Pattern REFERENCE =
            Pattern.compile("&(#\\d{1,7}|#x\\p{XDigit}{1,6}|[\\p{Alpha}_][\\w.-]{0,30});");
    private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");

    private final String xml;
    private final StringBuilder out;
    private final Doctype declared = new Doctype();
    private int at;

    private XmlText(String xml) {
        this.xml = xml;
        this.out = new StringBuilder(xml.length());
    }

    /**
     * @throws Unreadable if a document type does not end, or declares entities that load or multiply text
     */
    static String clean(String xml) throws Unreadable {
        var text = new XmlText(xml.startsWith("\ufeff") ? xml.substring(1).stripLeading() : xml.stripLeading());
        text.run();
        return text.out.toString();
    }

    private void run() throws Unreadable {
        Matcher reference = REFERENCE.matcher(xml);
        while (at < xml.length()) {
            char c = xml.charAt(at);
            if (c == '<' && xml.startsWith("<![CDATA[", at)) {
                copyTo("]]>");
            } else if (c == '<' && xml.startsWith("<!--", at)) {
                copyTo("-->");
            } else if (c == '<' && xml.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
                leaveOutDoctype();
            } else if (c == '&') {
                reference(reference.region(at, xml.length()));
            } else {
                copy(c);
                at++;
            }
        }
    }

    private void copyTo(String end) {
        int found = xml.indexOf(end, at);
        int stop = found < 0 ? xml.length() : found + end.length();
        while (at < stop) {
            copy(xml.charAt(at++));
        }
    }

    private void copy(char c) {
        boolean allowed = c >= ' ' ? c != '\ufffe' && c != '\uffff' : c == '\n' || c == '\t' || c == '\r';
        if (allowed) {
            out.append(c);
        }
    }

    private void reference(Matcher reference) throws Unreadable {
        if (!reference.lookingAt()) {
            out.append("&amp;");
            at++;
            return;
        }
        String name = reference.group(1);
        if (name.startsWith("#") || OF_XML.contains(name)) {
            out.append(reference.group());
        } else if (declared.has(name)) {
            out.append(declared.expand(name));
        } else {
            String characters = Parser.unescapeEntities(reference.group(), true);
            boolean known = !characters.equals(reference.group());
            // An unknown one is most likely meant as it stands there.
            out.append(known ? numeric(characters) : "&amp;" + name + ";");
        }
        at = reference.end();
    }

    private static String numeric(String characters) {
        var text = new StringBuilder();
        characters.codePoints().forEach(c -> text.append("&#").append(c).append(';'));
        return text.toString();
    }

    private void leaveOutDoctype() throws Unreadable {
        int begin = at;
        int brackets = 0;
        char quote = 0;
        for (; at < xml.length(); at++) {
            char c = xml.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (xml.startsWith("<!--", at)) {
                int end = xml.indexOf("-->", at);
                at = end < 0 ? xml.length() : end + 2;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[') {
                brackets++;
            } else if (c == ']') {
                brackets--;
            } else if (c == '>' && brackets <= 0) {
                at++;
                declared.read(xml.substring(begin, at));
                return;
            }
        }
        throw new Unreadable(Reason.BROKEN_XML, "is no well-formed XML: its DOCTYPE does not end");
    }
}
