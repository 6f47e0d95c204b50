package io.copytaster.ingest.format.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The copy of a telegram, taken apart. Its lines are as long as a teleprinter's; a paragraph begins indented, after an
 * empty line, or after a line that ends with {@code <}.
 *
 * @param headline or null
 * @param byline or null
 * @param text in paragraphs, or null
 * @param first line that has words, which may say what the message is for; never null
 */
record Copy(String headline, String byline, String text, String first) {
    private static final Pattern BYLINE = Pattern.compile("(?i)(?:by|von|par)\\s+\\p{Lu}.{2,60}");
    private static final Pattern END =
            Pattern.compile("(?i)[A-Z]{2}-[A-Z]{2}-\\d{2}-\\d{2}-\\d{2} \\d{4}[A-Z]{3}.*|-(?:30|end)-");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");
    private static final int LONGEST_HEADLINE = 120;

    static Copy of(String body) {
        List<String> paragraphs = paragraphs(body);
        String first = paragraphs.isEmpty() ? "" : paragraphs.get(0);
        String headline = null;
        String byline = null;
        var text = new ArrayList<String>();
        for (String paragraph : paragraphs) {
            boolean begins = text.isEmpty();
            Matcher by = BYLINE.matcher(paragraph);
            if (begins && byline == null && by.matches() && headline != null) {
                // Typesetters end one with an equals sign.
                byline = paragraph.replaceFirst("\\s*=+$", "");
            } else if (begins && headline == null && isHeadline(paragraph) && paragraphs.size() > 1) {
                headline = paragraph;
            } else if (!END.matcher(paragraph).matches()) {
                text.add(paragraph);
            }
        }
        return new Copy(headline, byline, text.isEmpty() ? null : String.join("\n\n", text), first);
    }

    private static boolean isHeadline(String paragraph) {
        return paragraph.length() <= LONGEST_HEADLINE && !paragraph.matches("(?s).*[.:;,?]");
    }

    private static List<String> paragraphs(String body) {
        var paragraphs = new ArrayList<String>();
        var current = new StringBuilder();
        for (String raw : (Iterable<String>) body.replace("\r\r\n", "\n").lines()::iterator) {
            boolean marked = raw.strip().startsWith("^");
            boolean indented = raw.startsWith("   ") || raw.startsWith("\t");
            String line = CONTROL.matcher(raw).replaceAll("").strip();
            boolean ends = line.endsWith("<");
            line = line.replaceAll("^\\^+|<+$", "").strip();
            if (line.isEmpty() || marked || indented) {
                close(current, paragraphs);
            }
            if (!line.isEmpty()) {
                current.append(current.isEmpty() ? "" : " ").append(line);
            }
            if (ends) {
                close(current, paragraphs);
            }
        }
        close(current, paragraphs);
        return paragraphs;
    }

    private static void close(StringBuilder current, List<String> paragraphs) {
        String paragraph = current.toString().strip();
        // Rows of signs part the copy from its head.
        if (paragraph.chars().anyMatch(Character::isLetterOrDigit)) {
            paragraphs.add(paragraph);
        }
        current.setLength(0);
    }
}
