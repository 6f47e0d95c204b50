package io.copytaster.sink.opensearch;

import java.util.Map;
import java.util.TreeMap;

/** Which of the server's own analysers goes with which language. */
final class Languages {
    /** Field of texts in other languages, or in an unknown one. */
    static final String OTHER = "other";

    private static final Map<String, String> ANALYZERS = Map.ofEntries(
            Map.entry("ar", "arabic"),
            Map.entry("bg", "bulgarian"),
            Map.entry("bn", "bengali"),
            Map.entry("ca", "catalan"),
            Map.entry("cs", "czech"),
            Map.entry("da", "danish"),
            Map.entry("de", "german"),
            Map.entry("el", "greek"),
            Map.entry("en", "english"),
            Map.entry("es", "spanish"),
            Map.entry("et", "estonian"),
            Map.entry("fa", "persian"),
            Map.entry("fi", "finnish"),
            Map.entry("fr", "french"),
            Map.entry("hi", "hindi"),
            Map.entry("hu", "hungarian"),
            Map.entry("hy", "armenian"),
            Map.entry("id", "indonesian"),
            Map.entry("it", "italian"),
            Map.entry("ja", "cjk"),
            Map.entry("ko", "cjk"),
            Map.entry("lt", "lithuanian"),
            Map.entry("lv", "latvian"),
            Map.entry("nl", "dutch"),
            Map.entry("no", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("ru", "russian"),
            Map.entry("sv", "swedish"),
            Map.entry("th", "thai"),
            Map.entry("tr", "turkish"),
            Map.entry("zh", "cjk"));

    private Languages() {}

    /** The field within {@code title} and {@code text} that a language's words go into. */
    static String field(String language) {
        return language != null && ANALYZERS.containsKey(language) ? language : OTHER;
    }

    /** The analyser of each such field. */
    static Map<String, String> analyzers() {
        var all = new TreeMap<>(ANALYZERS);
        all.put(OTHER, "news");
        return all;
    }
}
