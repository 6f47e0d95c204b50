package io.copytaster.ingest.source.watch;

import io.copytaster.ingest.source.IngestException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong in a folder now: said when it begins, and when it is over, not at every look. */
final class Troubles {
    private static final Logger log = LoggerFactory.getLogger(WatchInput.class);

    private final String source;
    private final Map<String, String> before = new LinkedHashMap<>();
    private final Map<String, IngestException> now = new LinkedHashMap<>();

    Troubles(String source) {
        this.source = source;
    }

    void add(IngestException trouble) {
        now.put(trouble.input(), trouble);
    }

    /** What was found since the last look was over. */
    Iterable<IngestException> found() {
        return now.values();
    }

    /** Ends a look. */
    void say() {
        now.forEach((input, trouble) -> {
            if (!trouble.getMessage().equals(before.get(input))) {
                log.warn("event=folder-trouble source=\"{}\" error=\"{}\"", source, trouble.getMessage());
            }
        });
        before.keySet().stream()
                .filter(input -> !now.containsKey(input))
                .forEach(input -> log.warn("event=folder-trouble-over source=\"{}\" input=\"{}\"", source, input));
        before.clear();
        now.forEach((input, trouble) -> before.put(input, trouble.getMessage()));
        now.clear();
    }
}
