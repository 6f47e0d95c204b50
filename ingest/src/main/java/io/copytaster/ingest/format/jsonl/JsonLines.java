package io.copytaster.ingest.format.jsonl;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.Format;
import io.copytaster.ingest.format.Utf8;
import java.io.IOException;
import java.io.InputStream;

/** One JSON object a line, streamed, so that a file may be of any length. Empty lines are passed over. */
public final class JsonLines implements Format {
    private final int maxLineBytes;

    public JsonLines() {
        this(Delivery.MAX_KEPT_BYTES);
    }

    JsonLines(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    @Override
    public void read(Delivery delivery, InputStream content, Desk desk) throws IOException {
        skipByteOrderMark(content);
        var lines = new Lines(content, maxLineBytes);
        var utf8 = new Utf8();
        long before = desk.alreadyDone();
        boolean empty = before == 0;
        try {
            while (lines.next()) {
                if (lines.number() > before) {
                    if (!isBlank(lines)) {
                        empty = false;
                        read(delivery, lines, utf8, desk);
                    }
                    desk.done(lines.number());
                }
            }
        } catch (Unreadable e) {
            // The lines before are on their way: only what came after them is lost.
            byte[] rest = lines.unfinished();
            long line = lines.number() + 1;
            String error = "line " + line + ": " + e.getMessage();
            desk.reject(
                    new Piece(delivery.source(), delivery.key(), delivery.place() + ":" + line, () -> rest),
                    e.reason(),
                    error);
            return;
        }
        if (empty) {
            throw new Unreadable(Reason.EMPTY_FILE, "there is no line in it");
        }
    }

    private void read(Delivery delivery, Lines lines, Utf8 utf8, Desk desk) {
        int invalid = utf8.firstInvalid(lines.array(), lines.from(), lines.to());
        var found = LineArticle.of(lines.array(), lines.from(), lines.to());
        Piece piece = found.piece(delivery, ":" + lines.number(), lines::copy);
        if (lines.isCut()) {
            desk.reject(
                    piece,
                    Reason.LINE_TOO_LONG,
                    "the line has " + lines.length() + " bytes, over the limit of " + maxLineBytes + "; its first "
                            + maxLineBytes + " are kept here");
        } else if (invalid >= 0) {
            desk.reject(
                    piece,
                    Reason.INVALID_UTF8,
                    "no valid UTF-8 at byte " + invalid + " of the line; convert it to UTF-8");
        } else {
            found.hand(delivery, piece, desk);
        }
    }

    private static boolean isBlank(Lines lines) {
        for (int i = lines.from(); i < lines.to(); i++) {
            if (lines.array()[i] > ' ' || lines.array()[i] < 0) {
                return false;
            }
        }
        return !lines.isCut();
    }

    private static void skipByteOrderMark(InputStream content) throws IOException {
        content.mark(3);
        byte[] mark = content.readNBytes(3);
        boolean isMark = mark.length == 3 && mark[0] == (byte) 0xef && mark[1] == (byte) 0xbb && mark[2] == (byte) 0xbf;
        if (!isMark) {
            content.reset();
        }
    }
}
