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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/** The web pages of an archive, one article each, streamed, so that an archive may be of any length. */
public final class Warc implements Format {
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");
    /** Pages for readers are smaller. */
    private static final int MAX_PAGE_BYTES = 8 << 20;

    private static final Page PAGE = new Page();

    /** Whether the first bytes, one character each, begin an archive. */
    public static boolean isWarc(String start) {
        return start.startsWith("WARC/");
    }

    @Override
    public void read(Delivery delivery, InputStream content, Desk desk) throws IOException {
        long number = 0;
        long before = desk.alreadyDone();
        try (var reader = new WarcReader(content)) {
            for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                number++;
                if (number > before) {
                    read(delivery, record.get(), number, desk);
                    desk.done(number);
                }
            }
        } catch (ParsingException | Unreadable e) {
            // The records before are on their way: only what came after them is lost.
            long broken = number + 1;
            desk.reject(
                    new Piece(
                            delivery.source(),
                            delivery.key(),
                            delivery.place() + " record " + broken,
                            () -> new byte[0]),
                    Reason.BROKEN_ARCHIVE,
                    "the archive is damaged or ends within record " + broken + ": " + e.getMessage()
                            + "; get it again, whole");
        }
    }

    private static void read(Delivery archive, WarcRecord record, long number, Desk desk) throws IOException {
        if (!(record instanceof WarcResponse response)
                || !response.contentType().base().toString().equals("application/http")) {
            return;
        }
        HttpResponse http = response.http();
        String type = http.contentType().base().toString().toLowerCase(Locale.ROOT);
        if (http.status() != 200 || !PAGES.contains(type)) {
            return;
        }
        URI address = response.targetURI();
        String host =
                address.getHost() == null ? archive.source() : address.getHost().toLowerCase(Locale.ROOT);
        byte[] page = http.bodyDecoded().stream().readNBytes(MAX_PAGE_BYTES + 1);
        String id = ArticleId.of(host, CanonicalAddress.of(address.toString()));
        var piece = new Piece(host, id, archive.place() + " record " + number, () -> page);
        if (page.length > MAX_PAGE_BYTES) {
            desk.reject(piece, Reason.TOO_LARGE, "the page has more than " + MAX_PAGE_BYTES + " bytes");
            return;
        }
        var delivery = new Delivery(
                Delivery.Kind.WEB,
                address.toString(),
                archive.fileName(),
                host,
                host,
                address.toString(),
                http.contentType().toString(),
                address,
                () -> new ByteArrayInputStream(page));
        try {
            PAGE.read(delivery, delivery.body().open(), desk);
        } catch (Unreadable e) {
            desk.reject(piece, e.reason(), e.getMessage());
        }
    }
}
