package io.copytaster.ingest.format.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.format.charset.Unwritable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Articles as JSON lines have them, but in a list, or over several lines. */
public final class ArticleList {
    private ArticleList() {}

    /** Whether a JSON document is such an article, or a list of some. */
    public static boolean isOne(JsonNode document) {
        JsonNode first = document.isArray() ? document.path(0) : document;
        return first.isObject() && (first.has("id") || first.has("text"));
    }

    /** Reads a document that is. */
    public static void read(Delivery delivery, JsonNode document, Desk desk) {
        int number = 0;
        for (JsonNode article : document.isArray() ? document : List.of(document)) {
            number++;
            byte[] bytes = Unwritable.replaced(article.toString()).getBytes(StandardCharsets.UTF_8);
            var found = LineArticle.of(bytes, 0, bytes.length);
            found.hand(delivery, found.piece(delivery, document.isArray() ? "#" + number : "", () -> bytes), desk);
        }
    }
}
