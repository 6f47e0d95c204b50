package io.copytaster.ingest.delivery;

import java.util.Locale;

/** Why something was rejected. The codes are stable: reports and metrics count by them. */
public enum Reason {
    /** A line that is no JSON object. */
    NOT_JSON,
    /** No id, or one longer than ids may be. */
    NO_ID,
    /** No text, or a blank one, where the article is not canceled. */
    NO_TEXT,
    /** A status that is none of the known ones. */
    BAD_STATUS,
    /** A version that is no whole number of 1 or more. */
    BAD_VERSION,
    /** An embargo that is no date: ignoring it could publish too early. */
    BAD_EMBARGO,
    /** A known field of an unexpected type. */
    BAD_FIELD,
    /** Bytes that are no UTF-8. */
    INVALID_UTF8,
    /** An article over the limit of its topic, or a file over the limit for what is read as a whole. */
    TOO_LARGE,
    /** A line over the limit of a dead letter. */
    LINE_TOO_LONG,
    /** Nothing in the file, or no line where there were to be some. */
    EMPTY_FILE,
    /** None of the formats that are read. */
    UNKNOWN_FORMAT,
    /** XML or a web page, but no feed. */
    NO_FEED,
    /** A document of a wire that holds no story. */
    NO_ARTICLE,
    /** A telegram without a text. */
    BROKEN_TELEGRAM,
    /** An archive that is damaged or ends early. */
    BROKEN_ARCHIVE,
    /** What begins like XML and has no element, or too deep ones. */
    BROKEN_XML,
    /** A feed that breaks off, or one without channel and items. */
    BROKEN_FEED,
    /** XML that declares entities which load or multiply text. */
    UNSAFE_XML,
    /** Compressed data that is damaged or ends early. */
    BROKEN_GZIP,
    /** A feed's item with neither title nor text. */
    EMPTY_ITEM;

    /** Name in reports, such as {@code not-json}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
