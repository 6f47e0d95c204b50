package io.copytaster.ingest.format.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Takes off a text what is about it: the headline, dates and authors before it, and behind it headings with nothing under
 * them.
 */
final class Trim {
    private static final Pattern STAMP = Pattern.compile(
            "(?i)\\W*(published|updated|last (updated|modified)|posted|first published|created|modified|by|written by|share)\\b.*");
    private static final Pattern DATED = Pattern.compile("(?U).*\\b((19|20)\\d{2}|\\d{1,2}[:.]\\d{2})\\b.*");
    private static final Pattern SENTENCE = Pattern.compile("(?s).*[.!?…。！？:;)»”\"'’]\\s*$");
    /** A line shorter than this may be anything. */
    private static final int SHORT = 100;

    private static final int HEADING = 70;
    /** The window's title has the site's name behind that of the article. */
    private static final int SHORTEST_TITLE = 15;
    /** Lines before the text that are looked at. */
    private static final int HEAD = 6;

    private Trim() {}

    /**
     * The text without that; null if nothing is left.
     *
     * @param title of the article, or null
     */
    static String of(String text, String title) {
        List<String> paragraphs = new ArrayList<>(List.of(text.split("\\n\\n", -1)));
        String headline = plain(title);
        int head = 0;
        for (int i = 0; i < Math.min(HEAD, paragraphs.size()); i++) {
            if (isAbout(paragraphs.get(i), headline)) {
                head = i + 1;
            } else if (paragraphs.get(i).length() >= HEADING) {
                break;
            }
        }
        int end = paragraphs.size();
        while (end > head + 1 && isLoose(paragraphs.get(end - 1))) {
            end--;
        }
        String kept = String.join("\n\n", paragraphs.subList(Math.min(head, end), end))
                .strip();
        return kept.isEmpty() ? null : kept;
    }

    private static boolean isAbout(String line, String headline) {
        String words = plain(line);
        boolean begins = words.length() >= SHORTEST_TITLE && headline.startsWith(words);
        if (!words.isEmpty() && (begins || words.equals(headline))) {
            return true;
        }
        return (line.length() < SHORT && STAMP.matcher(line).matches())
                || (line.length() < HEADING && DATED.matcher(line).matches());
    }

    private static boolean isLoose(String line) {
        return line.length() < HEADING && !SENTENCE.matcher(line).matches();
    }

    private static String plain(String words) {
        return words == null
                ? ""
                : words.toLowerCase(Locale.ROOT).replaceAll("(?U)\\W+", " ").strip();
    }
}
