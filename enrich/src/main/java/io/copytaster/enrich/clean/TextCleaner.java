package io.copytaster.enrich.clean;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes from an article's text what is not the article's own: furniture of the page such as 'Share' and
 * 'Advertisement', a headline that stands again above the text, and the headlines of other articles below it. A text
 * that would lose everything is left as it is.
 */
public final class TextCleaner {
    private static final Furniture FURNITURE = Furniture.bundled();

    /** Paragraphs that must end like a sentence before one that does not is taken for a stray headline. */
    private static final int PROSE = 3;

    private TextCleaner() {}

    /**
     * Cleans an article.
     *
     * @param title headline; null or blank if there is none: then a first paragraph that looks like one becomes it
     * @param text body, with any line ends
     */
    public static CleanText clean(String title, String text) {
        String headline =
                title == null ? "" : Whitespace.normal(title).replace('\n', ' ').strip();
        String body = Whitespace.normal(text);
        List<String> paragraphs = withoutFurniture(body);
        if (paragraphs.isEmpty()) {
            return new CleanText(headline.isEmpty() ? null : headline, body);
        }
        if (headline.isEmpty() && paragraphs.size() > 1 && Headline.isLikely(paragraphs.get(0))) {
            headline = paragraphs.remove(0);
        } else if (paragraphs.size() > 1 && paragraphs.get(0).equalsIgnoreCase(headline)) {
            paragraphs.remove(0);
        }
        dropTeasers(paragraphs);
        return new CleanText(headline.isEmpty() ? null : headline, String.join("\n\n", paragraphs));
    }

    private static List<String> withoutFurniture(String body) {
        var paragraphs = new ArrayList<String>();
        boolean inList = false;
        for (String paragraph : parts(body, "\n\n")) {
            var kept = new StringBuilder(paragraph.length());
            for (String line : parts(paragraph, "\n")) {
                boolean listed = inList && Headline.isLikely(line);
                inList = listed || FURNITURE.isHeading(line) || (inList && FURNITURE.isLine(line));
                if (!inList && !line.isEmpty() && !FURNITURE.isLine(line)) {
                    kept.append(kept.length() == 0 ? "" : "\n").append(line);
                }
            }
            if (kept.length() > 0) {
                paragraphs.add(kept.toString());
            }
        }
        return paragraphs;
    }

    /** Drops headlines at the end of a text whose paragraphs are sentences. */
    private static void dropTeasers(List<String> paragraphs) {
        long prose = paragraphs.stream().filter(Headline::endsLikeSentence).count();
        if (prose < PROSE || 2 * prose < paragraphs.size()) {
            return;
        }
        for (int last = paragraphs.size() - 1; last > 0 && Headline.isLikely(paragraphs.get(last)); last--) {
            paragraphs.remove(last);
        }
    }

    /** What stands between the separators; without them most often, so without a regular expression. */
    private static List<String> parts(String text, String separator) {
        int end = text.indexOf(separator);
        if (end < 0) {
            return new ArrayList<>(List.of(text));
        }
        var parts = new ArrayList<String>();
        int begin = 0;
        for (; end >= 0; end = text.indexOf(separator, begin)) {
            parts.add(text.substring(begin, end));
            begin = end + separator.length();
        }
        parts.add(text.substring(begin));
        return parts;
    }
}
