package io.copytaster.ingest.format.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file of feedparser's suite says of one field of one entry.
 *
 * @param entry number of the entry, from 0
 * @param field in feedparser's words, such as {@code title} or {@code published_parsed}
 * @param value a string, or for times the figures of a Python tuple
 */
record Expectation(int entry, String field, String value) {
    private static final Pattern EXPECT = Pattern.compile("^\\s*Expect:\\s*(.*?)\\s*(?:-->.*)?$", Pattern.MULTILINE);
    private static final Pattern CLAUSE = Pattern.compile(
            "entries\\[(\\d+)\\](?:\\['(\\w+)'\\]|\\.(\\w+))(?:\\[0\\]\\['(value|href)'\\]|\\['(value)'\\])?"
                    + "\\s*==\\s*(u?\"\"\"(?:.|\\n)*?\"\"\"|u?'(?:\\\\.|[^'\\\\])*'|u?\"(?:\\\\.|[^\"\\\\])*\"|\\([\\d, ]+\\))");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|x(\\p{XDigit}{2})|(.))");

    /** All that a file expects of fields in which an article has words. */
    static List<Expectation> of(String file) {
        var found = new ArrayList<Expectation>();
        Matcher line = EXPECT.matcher(file);
        if (line.find()) {
            Matcher clause = CLAUSE.matcher(line.group(1));
            while (clause.find()) {
                String name = clause.group(2) == null ? clause.group(3) : clause.group(2);
                found.add(new Expectation(Integer.parseInt(clause.group(1)), name, literal(clause.group(6))));
            }
        }
        return found;
    }

    private static String literal(String python) {
        String plain = python.startsWith("u") ? python.substring(1) : python;
        if (plain.startsWith("(")) {
            return plain;
        }
        int quotes = plain.startsWith("\"\"\"") ? 3 : 1;
        String inner = plain.substring(quotes, plain.length() - quotes);
        return ESCAPE.matcher(inner)
                .replaceAll(m -> Matcher.quoteReplacement(
                        m.group(3) != null
                                ? switch (m.group(3)) {
                                    case "n" -> "\n";
                                    case "t" -> "\t";
                                    case "r" -> "\r";
                                    default -> m.group(3);
                                }
                                : String.valueOf(
                                        (char) Integer.parseInt(m.group(1) == null ? m.group(2) : m.group(1), 16))));
    }
}
