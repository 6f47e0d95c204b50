package io.copytaster.ingest.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Tells JSON lines, each an object, from JSON that is a document as a whole, by its beginning. */
final class JsonStart {
    /** What JSON a delivery is. */
    enum Shape {
        LINES,
        DOCUMENT,
        NONE
    }

    /** How far the first value goes. */
    private enum Extent {
        /** It ends in the line that it begins in, or that line is longer than the beginning. */
        LINE,
        /** It goes on in the next line. */
        LINES,
        /** There is a fault in it. */
        BROKEN
    }

    private static final Pattern OBJECT = Pattern.compile("\\{\\s*[\"}].*", Pattern.DOTALL);
    private static final Pattern OBJECT_IN_LINE = Pattern.compile("\\{[ \\t]*[\"}].*", Pattern.DOTALL);
    private static final Pattern LIST = Pattern.compile("\\[\\s*[{\\]].*", Pattern.DOTALL);
    private static final Pattern LINES_NAME = Pattern.compile("(?i).*\\.(jsonl|ndjson)(\\.gz)?");
    /** Names of files that say that they are a JSON document. */
    static final Pattern DOCUMENT_NAME = Pattern.compile("(?i).*\\.json(\\.gz)?");

    private static final JsonFactory JSON = new JsonFactory();

    private final String start;
    private final boolean named;
    private final boolean documentNamed;

    /**
     * @param start the first bytes, one character each, without white space before them
     * @param whole whether that is all there is
     * @param name of the file, which decides where they leave it open
     */
    JsonStart(String start, boolean whole, String name) {
        // Where the bytes were cut a token may be, too.
        int newline = start.lastIndexOf('\n');
        this.start = whole || newline < 0 ? start : start.substring(0, newline);
        this.named = LINES_NAME.matcher(name).matches();
        this.documentNamed = DOCUMENT_NAME.matcher(name).matches();
    }

    Shape shape() {
        boolean list = LIST.matcher(start).matches();
        if (!list && !OBJECT.matcher(start).matches()) {
            return named ? Shape.LINES : Shape.NONE;
        }
        if (!named && JsonDocument.isKnown(start)) {
            return Shape.DOCUMENT;
        }
        return switch (extent(start)) {
            case LINE -> list ? Shape.DOCUMENT : Shape.LINES;
            case LINES -> Shape.DOCUMENT;
            case BROKEN -> broken(list);
        };
    }

    private Shape broken(boolean list) {
        boolean lines = isObject(secondLine());
        if (list || documentNamed) {
            return lines ? Shape.LINES : Shape.DOCUMENT;
        }
        return named || OBJECT_IN_LINE.matcher(start).matches() ? Shape.LINES : Shape.DOCUMENT;
    }

    private String secondLine() {
        return start.lines().skip(1).filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    private static boolean isObject(String line) {
        return line.strip().startsWith("{") && line.strip().endsWith("}") && extent(line) == Extent.LINE;
    }

    private static Extent extent(String text) {
        int line = 1;
        try (JsonParser json = JSON.createParser(text)) {
            int depth = 0;
            do {
                JsonToken token = json.nextToken();
                line = json.currentTokenLocation().getLineNr();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            } while (depth > 0);
        } catch (JsonProcessingException e) {
            // It may go on beyond what is known of it.
            if (!JsonSyntax.breaksOff(e)) {
                return text.indexOf('\n') < 0 ? Extent.LINE : Extent.BROKEN;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it reads from memory
        }
        return line == 1 ? Extent.LINE : Extent.LINES;
    }
}
