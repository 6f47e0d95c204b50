package io.copytaster.ingest.format.feed;

import io.copytaster.ingest.format.xml.Names;
import java.util.List;
import org.jsoup.nodes.Element;

/** The language that an element is declared to be in. */
final class Languages {
    private static final List<String> ELEMENTS = List.of("language", "dc:language", "news:language");

    private Languages() {}

    /** By its own element, else by {@code xml:lang} of it or around it; null if nothing says. */
    static String of(Element element) {
        Element named = Names.child(element, ELEMENTS);
        String language = named == null ? null : named.text().strip();
        if (language == null || language.isEmpty()) {
            language = Names.inherited(element, "xml:lang");
        }
        return language == null || language.isEmpty() ? null : language;
    }
}
