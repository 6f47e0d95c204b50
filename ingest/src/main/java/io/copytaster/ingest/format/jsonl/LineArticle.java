package io.copytaster.ingest.format.jsonl;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.format.JsonSyntax;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * What is made of one JSON object.
 *
 * @param line what it says, as far as it could be read
 * @param fault why it is no JSON object, or null
 */
record LineArticle(ArticleLine line, String fault) {
    private static final String ONE_LINE = "; here an article has to be on one line, in a file it may go over several";

    static LineArticle of(byte[] bytes, int from, int to) {
        var line = new ArticleLine();
        String fault = null;
        try {
            line.parse(bytes, from, to);
        } catch (JsonProcessingException e) {
            fault = JsonSyntax.fault(e);
        } catch (IOException e) {
            // Reading from an array fails only over what is in it.
            fault = e.getMessage();
        }
        return new LineArticle(line, fault);
    }

    /**
     * The object as a part of a delivery.
     *
     * @param mark where it stands there, such as {@code :12}
     */
    Piece piece(Delivery delivery, String mark, Supplier<byte[]> bytes) {
        return new Piece(
                line.source() == null ? delivery.source() : line.source(),
                line.id() == null ? delivery.fileName() + mark : line.id(),
                delivery.place() + mark,
                bytes);
    }

    /** Gives the desk the article, or why it is none. */
    void hand(Delivery delivery, Piece piece, Desk desk) {
        if (fault != null) {
            boolean stream = delivery.kind() == Delivery.Kind.STREAM;
            desk.reject(piece, Reason.NOT_JSON, "no JSON object: " + fault + (stream ? ONE_LINE : ""));
        } else if (line.problem() != null) {
            desk.reject(piece, line.problem(), line.explanation());
        } else {
            desk.take(line.article(delivery.source(), desk.now()), piece);
        }
    }
}
