package io.copytaster.ingest.format.warc;

import io.copytaster.ingest.delivery.ArticleId;
import io.copytaster.ingest.delivery.CanonicalAddress;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.Format;
import io.copytaster.ingest.format.page.Page;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcReader;

/** The web pages of an archive, one article each, streamed, so that an archive may be of any length. */
public final class Warc implements Format {
    private static final Page PAGE = new Page();

    /** Whether the first bytes, one character each, begin an archive. */
    public static boolean isWarc(String start) {
        return start.startsWith("WARC/");
    }

    @Override
    public void read(Delivery delivery, InputStream content, Desk desk) throws IOException {
        var stored = new StoredBytes(content);
        long number = 1;
        long before = desk.alreadyDone();
        Capture page = null;
        try (var reader = new WarcReader(stored)) {
            for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                page = number > before ? Capture.of(record.get()) : null;
                stored.throwFailure();
                // Where the archive breaks off shows here, while it is known in which record.
                record.get().body().consume();
                if (page != null) {
                    read(delivery, page, number, desk);
                }
                if (number > before) {
                    desk.done(number);
                }
                page = null;
                number++;
            }
        } catch (EOFException | ParsingException | Unreadable e) {
            // The records before are on their way: only what came after them is lost.
            String how = e instanceof EOFException ? "breaks off" : "is damaged (" + e.getMessage() + ")";
            desk.reject(
                    piece(delivery, page, number),
                    Reason.BROKEN_ARCHIVE,
                    "the archive " + how + " in record " + number + kept(number) + "; get it again, whole");
        }
    }

    private static String kept(long broken) {
        return switch ((int) Math.min(broken, 3)) {
            case 1 -> ", its first";
            case 2 -> "; the one before it was read";
            default -> "; the " + (broken - 1) + " before it were read";
        };
    }

    private static Piece piece(Delivery archive, Capture page, long number) {
        String place = archive.place() + " record " + number;
        if (page == null || page.host() == null) {
            byte[] bytes = page == null ? new byte[0] : page.bytes();
            return new Piece(archive.source(), archive.key(), place, () -> bytes);
        }
        String id = ArticleId.of(page.host(), CanonicalAddress.of(page.address().toString()));
        return new Piece(page.host(), id, place, page::bytes);
    }

    private static void read(Delivery archive, Capture page, long number, Desk desk) throws IOException {
        Piece piece = piece(archive, page, number);
        if (page.fault() != null) {
            desk.reject(
                    piece,
                    Reason.BROKEN_ARCHIVE,
                    "what the server answered cannot be read (" + page.fault() + "); the records after it are");
        } else if (page.isTooLarge()) {
            desk.reject(piece, Reason.TOO_LARGE, "the page has more than " + Capture.MAX_BYTES + " bytes");
        } else {
            try {
                Delivery delivery = delivery(archive, page);
                PAGE.read(delivery, delivery.body().open(), desk);
            } catch (Unreadable e) {
                desk.reject(piece, e.reason(), e.getMessage());
            }
        }
    }

    private static Delivery delivery(Delivery archive, Capture page) {
        String address = page.address().toString();
        String source = page.host() == null ? archive.source() : page.host();
        return new Delivery(
                Delivery.Kind.WEB,
                address,
                archive.fileName(),
                source,
                source,
                address,
                page.type(),
                page.address(),
                () -> new ByteArrayInputStream(page.bytes()));
    }
}
