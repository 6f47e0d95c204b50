package io.copytaster.ingest.format;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.charset.Characters;
import io.copytaster.ingest.format.jsonl.JsonLines;
import io.copytaster.ingest.format.page.Page;
import io.copytaster.ingest.format.telegram.Telegrams;
import io.copytaster.ingest.format.text.PlainText;
import io.copytaster.ingest.format.warc.Warc;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds the format of a delivery from its first bytes; the file's name decides only where these leave it open. */
public final class Formats {
    private static final int SAMPLE = 4096;
    private static final Pattern XML_BEGIN =
            Pattern.compile("<(\\?xml|!DOCTYPE|!--).*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG =
            Pattern.compile("</?[A-Za-z_][\\w:.-]*(\\s+[\\w:.-]+\\s*=|\\s*/?>).*", Pattern.DOTALL);
    /** All there is of a document that breaks off within its first tag. */
    private static final Pattern PART_OF_TAG = Pattern.compile(
            "<(\\?\\w*|!-?|![A-Z]*|/?[A-Za-z_][\\w:.-]*(\\s+[\\w:.-]*)?)?\\s*", Pattern.CASE_INSENSITIVE);

    private static final Pattern HTML = Pattern.compile(
            "(?:\\s|<\\?xml[^>]*>|<!--.*?-->)*(?:<!DOCTYPE\\s+html\\b|<html\\b|<head\\b|<body\\b).*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    /** Feeds have been met behind the document type of HTML. */
    private static final Pattern FEED_INSIDE =
            Pattern.compile("<(?:\\w+:)?(?:rss|feed|rdf)[\\s>]", Pattern.CASE_INSENSITIVE);

    private static final Pattern JSON_TYPE = Pattern.compile("(application|text)/([\\w.-]+\\+)?json\\b");
    private static final Pattern TEXT_NAME = Pattern.compile("(?i).*\\.(txt|text)(\\.gz)?");
    /** What an XML file in UTF-16 begins with: a byte order mark, or a less-than sign with its zero byte. */
    private static final Pattern UTF16 =
            Pattern.compile("(\u00fe\u00ff|\u00ff\u00fe|\0\0\u00fe\u00ff|\0*<\0).*", Pattern.DOTALL);

    private static final Pattern UTF16_TEXT =
            Pattern.compile("\u00fe\u00ff(?!\0<).*|\u00ff\u00fe(?!<\0|\0\0).*", Pattern.DOTALL);

    private static final Format JSON_LINES = new JsonLines();
    private static final Format XML_DOCUMENT = new XmlDocument();
    private static final Format JSON = new JsonDocument();
    private static final Format PAGE = new Page();
    private static final Format TELEGRAMS = new Telegrams();
    private static final Format WARC = new Warc();
    private static final Format TEXT = new PlainText();

    private Formats() {}

    /**
     * Reads a delivery in whatever format it is.
     *
     * @param raw the bytes as they came
     * @throws Unreadable if the delivery is bad as a whole; nothing of it was given to the desk then
     * @throws IOException if reading fails
     */
    public static void read(Delivery delivery, InputStream raw, Desk desk) throws IOException {
        InputStream content = inUtf8(delivery, Gzip.unpack(raw));
        choose(delivery, content).read(delivery, content, desk);
    }

    /** Text in UTF-16, as some programs of Windows write it, in UTF-8; markup says of itself what it is in. */
    private static InputStream inUtf8(Delivery delivery, InputStream content) throws IOException {
        if (delivery.kind() == Delivery.Kind.STREAM) {
            return content;
        }
        String start = new String(first(4, content), StandardCharsets.ISO_8859_1);
        if (!UTF16_TEXT.matcher(start).matches()) {
            return content;
        }
        String text = Characters.decode(Format.whole(content), delivery.contentType());
        return markable(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Format choose(Delivery delivery, InputStream content) throws IOException {
        if (delivery.kind() == Delivery.Kind.STREAM) {
            return JSON_LINES;
        }
        byte[] sample = first(SAMPLE, content);
        if (sample.length == 0) {
            throw new Unreadable(Reason.EMPTY_FILE, "there is nothing in it");
        }
        // One character a byte: formats show in ASCII.
        String bytes = new String(sample, StandardCharsets.ISO_8859_1);
        Foreign.refuse(bytes);
        String start = bytes.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading();
        var json = new JsonStart(start, sample.length < SAMPLE, delivery.fileName());
        return switch (json.shape()) {
            case LINES -> JSON_LINES;
            case DOCUMENT -> JSON;
            case NONE -> other(delivery, start);
        };
    }

    /** The format of what does not begin like JSON. */
    private static Format other(Delivery delivery, String start) throws Unreadable {
        if (Warc.isWarc(start)) {
            return WARC;
        }
        if (HTML.matcher(start).matches() && !FEED_INSIDE.matcher(start).find()) {
            return PAGE;
        }
        if (XML_BEGIN.matcher(start).matches() || UTF16.matcher(start).matches()) {
            return XML_DOCUMENT;
        }
        boolean tag = TAG.matcher(start).matches() || PART_OF_TAG.matcher(start).matches();
        if (tag && !TEXT_NAME.matcher(delivery.fileName()).matches()) {
            return XML_DOCUMENT;
        }
        if (Telegrams.isTelegram(start)) {
            return TELEGRAMS;
        }
        if (start.indexOf('\0') >= 0) {
            throw Format.binary();
        }
        return declared(delivery);
    }

    /** The format of a text without marks of any. */
    private static Format declared(Delivery delivery) throws Unreadable {
        String type =
                delivery.contentType() == null ? "" : delivery.contentType().toLowerCase(Locale.ROOT);
        if (JsonStart.DOCUMENT_NAME.matcher(delivery.fileName()).matches()
                || JSON_TYPE.matcher(type).lookingAt()) {
            return JSON;
        }
        String shown = type.isEmpty() ? "" : " (" + type + ")";
        if (delivery.kind() == Delivery.Kind.WEB) {
            throw new Unreadable(
                    Reason.NO_FEED, "is no feed" + shown + "; give the address of a feed, a page or JSON lines");
        }
        if (!type.isEmpty() && !type.startsWith("text/")) {
            throw new Unreadable(
                    Reason.UNKNOWN_FORMAT,
                    "is none of the formats that are read" + shown + "; declare plain text as text/plain");
        }
        return TEXT;
    }

    /** The first bytes; what keeps more of them from being read is met again by the one who reads them. */
    private static byte[] first(int most, InputStream content) throws IOException {
        var bytes = new ByteArrayOutputStream(most);
        content.mark(most);
        try {
            for (int next = content.read(); next >= 0; next = bytes.size() < most ? content.read() : -1) {
                bytes.write(next);
            }
        } catch (Unreadable e) {
            if (bytes.size() == 0) {
                throw e;
            }
        }
        content.reset();
        return bytes.toByteArray();
    }

    static Unreadable tooLarge(String message) {
        return new Unreadable(Reason.TOO_LARGE, message);
    }

    /** A stream that can be looked into: what {@link #read} needs of any content. */
    static InputStream markable(InputStream stream) {
        return new BufferedInputStream(stream, 1 << 16);
    }
}
