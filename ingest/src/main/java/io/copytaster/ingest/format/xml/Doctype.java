package io.copytaster.ingest.format.xml;

import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entities that a document type declares, as far as they stand for a short text and nothing else. */
final class Doctype {
    private static final Pattern EXTERNAL = Pattern.compile(
            "<!ENTITY\\s+([^%\\s]\\S*\\s+(SYSTEM|PUBLIC)|%\\s+\\S+\\s+SYSTEM)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern INTERNAL =
            Pattern.compile("<!ENTITY\\s+([^%\\s]\\S*)\\s+(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);
    private static final Pattern NESTING = Pattern.compile("&(?!#|amp;|lt;|gt;|quot;|apos;)");
    private static final int MAX_VALUE = 1_000;
    private static final int MAX_EXPANDED = 1 << 20;

    private final Map<String, String> entities = new HashMap<>();
    private int expanded;

    /**
     * Reads a declaration.
     *
     * @throws Unreadable if it declares what loads, or what multiplies text
     */
    void read(String doctype) throws Unreadable {
        if (EXTERNAL.matcher(doctype).find()) {
            throw new Unreadable(Reason.UNSAFE_XML, "declares an external entity, which is refused");
        }
        Matcher internal = INTERNAL.matcher(doctype);
        while (internal.find()) {
            String value = internal.group(2) == null ? internal.group(3) : internal.group(2);
            if (NESTING.matcher(value).find()) {
                throw new Unreadable(Reason.UNSAFE_XML, "declares entities that contain entities, which is refused");
            }
            if (value.length() > MAX_VALUE) {
                throw new Unreadable(
                        Reason.UNSAFE_XML,
                        "declares an entity of " + value.length() + " characters, over the limit of " + MAX_VALUE);
            }
            // The first declaration counts (XML 1.0, 4.2).
            entities.putIfAbsent(internal.group(1), value);
        }
    }

    boolean has(String name) {
        return entities.containsKey(name);
    }

    /**
     * @throws Unreadable if entities have made the text longer than any honest document's do
     */
    String expand(String name) throws Unreadable {
        String value = entities.get(name);
        expanded += value.length();
        if (expanded > MAX_EXPANDED) {
            throw new Unreadable(Reason.UNSAFE_XML, "is blown up by its entities, which is refused");
        }
        return value;
    }
}
