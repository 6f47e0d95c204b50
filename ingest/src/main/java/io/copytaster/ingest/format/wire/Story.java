package io.copytaster.ingest.format.wire;

import io.copytaster.ingest.delivery.ArticleId;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.format.date.Dated;
import io.copytaster.ingest.format.date.Dates;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A story of a wire as it is put together; what the wire does not say stays open. A status or an embargo that cannot be
 * understood keeps it from becoming an article: publishing it could be wrong.
 */
public final class Story {
    private final Map<String, String> attributes = new HashMap<>();
    private final String mediaType;
    private String provider;
    private String guid;
    private String url;
    private Long version;
    private String status;
    private String embargo;
    private boolean withheld;
    private String title;
    private String text;
    private String language;
    private String byline;
    private Dated published;
    private Dated versionCreated;

    public Story(String mediaType) {
        this.mediaType = mediaType;
    }

    public Story provider(String name) {
        provider = orNull(name);
        return this;
    }

    /** The wire's own name for the story, the same for all its versions. */
    public Story guid(String name) {
        guid = orNull(name);
        return this;
    }

    public Story url(String address) {
        url = orNull(address);
        return this;
    }

    /** The wire's count of versions, if it is a whole number. */
    public Story version(String count) {
        // Programs without whole numbers write 3.0.
        String whole = count == null ? "" : count.strip().replaceFirst("\\.0+$", "");
        version = whole.matches("\\d{1,18}") ? Long.valueOf(whole) : null;
        return this;
    }

    public Story version(long count) {
        version = count;
        return this;
    }

    /** Status in the wire's spelling. */
    public Story status(String name) {
        status = orNull(name);
        return this;
    }

    /** The time until which it must not be published. */
    public Story embargo(String date) {
        embargo = orNull(date);
        return this;
    }

    /** It must not be published until a later version says so. */
    public Story withheld() {
        withheld = true;
        return this;
    }

    public Story title(String words) {
        title = words == null ? null : orNull(words.replaceAll("\\s+", " "));
        return this;
    }

    public Story text(String words) {
        text = orNull(words);
        return this;
    }

    public Story language(String tag) {
        language = orNull(tag);
        return this;
    }

    public Story byline(String names) {
        byline = names == null ? null : orNull(names.replaceAll("\\s+", " "));
        return this;
    }

    public Story published(String date) {
        published = date == null || date.isBlank() ? published : Dates.read(date);
        return this;
    }

    public Story versionCreated(String date) {
        versionCreated = date == null || date.isBlank() ? versionCreated : Dates.read(date);
        return this;
    }

    /** Something else that it says; nothing if it says nothing. */
    public Story with(String name, String value) {
        if (value != null && !value.isBlank()) {
            attributes.put(name, value.strip().replaceAll("\\s+", " "));
        }
        return this;
    }

    public boolean hasWords() {
        return title != null || text != null;
    }

    /**
     * Hands the story over as an article, or rejects it.
     *
     * @param number of the story in the delivery, from 1, or 0 if it is the only one
     * @param written the story as it came
     */
    public void hand(Delivery delivery, int number, byte[] written, Desk desk) {
        String source = provider == null ? delivery.folder() : provider;
        String id = guid == null ? withoutName(delivery, source, number) : ArticleId.of(source, guid);
        String place = delivery.place() + (number == 0 ? "" : " item " + number);
        var piece = new Piece(source, id, place, () -> written);
        PublicationStatus known = status == null ? PublicationStatus.USABLE : Status.parse(status);
        Instant until = embargo == null ? null : Dates.parse(embargo);
        boolean canceled = known == PublicationStatus.CANCELED;
        if (known == null) {
            desk.reject(piece, Reason.BAD_STATUS, "status is none of usable, withheld, canceled: \"" + status + "\"");
        } else if (!canceled && embargo != null && until == null) {
            desk.reject(piece, Reason.BAD_EMBARGO, "the embargo is no date with a zone: \"" + embargo + "\"");
        } else if (!canceled && !hasWords()) {
            desk.reject(piece, Reason.NO_TEXT, "it has neither a headline nor text");
        } else {
            boolean held = withheld && !canceled && until == null;
            desk.take(article(id, source, held ? PublicationStatus.WITHHELD : known, until, desk.now()), piece);
        }
    }

    private RawArticle article(String id, String source, PublicationStatus known, Instant until, Instant receivedAt) {
        boolean canceled = known == PublicationStatus.CANCELED;
        Instant first = date("publishedAt", published);
        Instant changed = date("versionCreatedAt", versionCreated);
        long number = version != null ? Math.max(version, canceled ? 0 : 1) : canceled ? 0 : 1;
        return RawArticle.newBuilder()
                .setId(id)
                .setSource(source)
                .setGuid(guid)
                .setUrl(url)
                .setVersion(number)
                .setStatus(known)
                .setEmbargoedUntil(until)
                .setTitle(title)
                .setText(text != null ? text : title != null ? title : "")
                .setLanguage(language)
                .setByline(byline)
                .setPublishedAt(first == null && published == null ? changed : first)
                .setVersionCreatedAt(changed)
                .setReceivedAt(receivedAt)
                .setMediaType(mediaType)
                .setAttributes(attributes)
                .build();
    }

    private static String withoutName(Delivery delivery, String source, int number) {
        return ArticleId.of(source, delivery.path() + (number == 0 ? "" : "#" + number));
    }

    private Instant date(String name, Dated date) {
        if (date == null) {
            return null;
        }
        if (date.instant() == null) {
            attributes.put(name + ".unparsed", date.written());
        } else if (date.zoneAssumed()) {
            attributes.put(name + ".zone", "assumed");
        }
        return date.instant();
    }

    private static String orNull(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
