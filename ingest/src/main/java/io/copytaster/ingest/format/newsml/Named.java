package io.copytaster.ingest.format.newsml;

import io.copytaster.ingest.format.xml.Names;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What an element of NewsML-G2 stands for, which it says with a name, a code, a literal or an address. */
final class Named {
    private static final List<String> CODES = List.of("qcode", "literal", "uri");

    private static final Pattern ADDRESS = Pattern.compile("https?://([^/:?#]+)", Pattern.CASE_INSENSITIVE);

    private Named() {}

    /** Its name; without one, what its code says after the scheme, or the host of its address. Null if it has none. */
    static String of(Element element) {
        String name = Names.words(element, "name");
        if (name != null) {
            return name;
        }
        String code = code(element);
        if (code == null) {
            return null;
        }
        Matcher address = ADDRESS.matcher(code);
        return address.lookingAt() ? address.group(1) : code.substring(code.indexOf(':') + 1);
    }

    /** Its code, or null. */
    static String code(Element element) {
        for (String attribute : CODES) {
            String value = element.attr(attribute).strip();
            if (!value.isEmpty()) {
                return value;
            }
        }
        return null;
    }
}
