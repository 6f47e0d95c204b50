package io.copytaster.sink.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Events that are no article. */
final class ArticleEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ArticleEvents() {}

    /** An article is withdrawn up to a version; null: whatever its version. */
    static String withdrawn(String id, Long version) {
        return JSON.createObjectNode()
                .put("event", "withdrawn")
                .put("id", id)
                .put("version", version)
                .toString();
    }
}
