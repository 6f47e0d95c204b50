package io.copytaster.ingest.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * One body of bytes that came in, with the names it goes by.
 *
 * @param kind where it came from, which decides what formats are looked for
 * @param place path or address as a person knows it, for messages: an address without secrets
 * @param fileName last part of the place, for the keys of what is rejected
 * @param source who delivers the articles of a feed or of JSON lines that name nobody; never empty
 * @param folder who delivers a plain text: the folder's name; never empty
 * @param path name within the input, folders apart by {@code /}; the whole address of what was asked for
 * @param contentType what the sender declared, or null
 * @param base address that relative ones in it are meant against, or null if that is not known
 * @param body opens the bytes as they came, from the start; once only for {@link Kind#STREAM}
 */
public record Delivery(
        Kind kind,
        String place,
        String fileName,
        String source,
        String folder,
        String path,
        String contentType,
        URI base,
        Body body) {
    /** Kinds of origin. */
    public enum Kind {
        /** A file: any format. */
        FILE,
        /** The answer of a web server: a text without marks of a format is no article. */
        WEB,
        /** A stream that can be read once: JSON lines. */
        STREAM
    }

    /** The bytes of a delivery. */
    @FunctionalInterface
    public interface Body {
        /** A stream of the bytes as they came; the caller closes it. */
        InputStream open() throws IOException;
    }

    /** Most bytes of anything rejected that are kept in a dead letter: what its topic takes, with room to spare. */
    public static final int MAX_KEPT_BYTES = 48 << 20;

    /** Most decoded bytes of a delivery that has to be held in memory as a whole. */
    public static final int MAX_WHOLE_BYTES = 32 << 20;

    /** Key of the dead letter when the delivery is bad as a whole. */
    public String key() {
        return kind == Kind.FILE ? folder + ":" + path : place;
    }
}
