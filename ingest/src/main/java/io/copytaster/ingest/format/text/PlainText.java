package io.copytaster.ingest.format.text;

import io.copytaster.ingest.delivery.ArticleId;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.Format;
import io.copytaster.ingest.format.Utf8;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A whole file as the text of one article. Headline and date stay open: a later stage may find the first in the text,
 * and a file's own date says when it was copied.
 */
public final class PlainText implements Format {
    @Override
    public void read(Delivery delivery, InputStream content, Desk desk) throws IOException {
        byte[] bytes = Format.whole(content);
        int invalid = new Utf8().firstInvalid(bytes, 0, bytes.length);
        if (invalid >= 0 && isBinary(bytes)) {
            throw Format.binary();
        }
        if (invalid >= 0) {
            throw new Unreadable(
                    Reason.INVALID_UTF8, "no valid UTF-8 at byte " + invalid + "; convert the text to UTF-8");
        }
        String text = text(bytes);
        if (text.isBlank()) {
            throw new Unreadable(Reason.NO_TEXT, "holds nothing but white space");
        }
        String id = ArticleId.of(delivery.folder(), delivery.path());
        var article = RawArticle.newBuilder()
                .setId(id)
                .setSource(delivery.folder())
                .setVersion(1)
                .setStatus(PublicationStatus.USABLE)
                .setText(text)
                .setReceivedAt(desk.now())
                .setMediaType("text/plain")
                .build();
        desk.take(article, new Piece(delivery.folder(), id, delivery.place(), () -> bytes));
    }

    /** Whether there are more signs of control in it than in any text. */
    private static boolean isBinary(byte[] bytes) {
        int controls = 0;
        for (byte b : bytes) {
            controls += b >= 0 && b < ' ' && !Character.isWhitespace(b) ? 1 : 0;
        }
        return 20 * controls > bytes.length;
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
