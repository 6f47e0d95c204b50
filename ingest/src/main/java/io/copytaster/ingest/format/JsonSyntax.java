package io.copytaster.ingest.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** Says what is wrong with JSON in words that need no knowledge of its parser. */
public final class JsonSyntax {
    /** Where the parser would tell the place, which it does not know, or how a program could let the fault pass. */
    private static final Pattern FOR_PROGRAMMERS =
            Pattern.compile("\\s*(\\((?:start marker at|bound as) .*|: enable `.*|\\[Source: .*)", Pattern.DOTALL);

    private JsonSyntax() {}

    /** The fault. */
    public static String fault(JsonProcessingException e) {
        return FOR_PROGRAMMERS.matcher(String.valueOf(e.getOriginalMessage())).replaceFirst("");
    }
}
