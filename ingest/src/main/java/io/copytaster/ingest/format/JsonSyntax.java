package io.copytaster.ingest.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.regex.Pattern;

/** Says what is wrong with JSON in words that need no knowledge of its parser. */
public final class JsonSyntax {
    /** Where the parser would tell the place, which it does not know, or how a program could let the fault pass. */
    private static final Pattern FOR_PROGRAMMERS = Pattern.compile(
            "\\s*(\\((?:start marker at|bound as) .*|: enable `.*|\\[Source: .*)|, from `[^`]*`", Pattern.DOTALL);

    private static final String BREAKS_OFF = "Unexpected end-of-input";

    private JsonSyntax() {}

    /** The fault, and where in a document of several lines it shows. */
    static String faultInDocument(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return fault(e) + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }

    /** Whether the fault is only that there is no more of it. */
    static boolean breaksOff(JsonProcessingException e) {
        // Not all of the parser's ways to say so are of the class that is meant for it.
        return e instanceof JsonEOFException
                || String.valueOf(e.getOriginalMessage()).startsWith(BREAKS_OFF);
    }

    /** The fault. */
    public static String fault(JsonProcessingException e) {
        if (breaksOff(e)) {
            return "it breaks off";
        }
        return FOR_PROGRAMMERS.matcher(String.valueOf(e.getOriginalMessage())).replaceFirst("");
    }
}
