package io.copytaster.enrich.clean;

/** Tells by its shape whether a paragraph is a headline rather than a sentence, a table row or a list item. */
final class Headline {
    private static final int LEAST_WORDS = 3;
    private static final int MOST_WORDS = 20;
    private static final int MOST_CHARS = 200;
    private static final int LONGEST_ABBREVIATION = 4;

    private Headline() {}

    /** Whether a paragraph could be a headline: some words in one line, mostly letters, no full stop. */
    static boolean isLikely(String paragraph) {
        if (paragraph.length() > MOST_CHARS
                || paragraph.indexOf('\n') >= 0
                || endsLikeSentence(paragraph)
                || holdsSentence(paragraph)
                || !startsLikeHeadline(paragraph)) {
            return false;
        }
        int words = 0;
        int letters = 0;
        int digits = 0;
        boolean inside = false;
        for (int i = 0; i < paragraph.length(); i++) {
            char c = paragraph.charAt(i);
            boolean space = c == ' ';
            words += !space && !inside ? 1 : 0;
            inside = !space;
            letters += Character.isLetter(c) ? 1 : 0;
            digits += Character.isDigit(c) ? 1 : 0;
        }
        return words >= LEAST_WORDS && words <= MOST_WORDS && letters > 8 * digits;
    }

    /** Whether a paragraph ends as sentences and their quotes do, or leads over to something. */
    static boolean endsLikeSentence(String paragraph) {
        for (int i = paragraph.length() - 1; i >= 0; i--) {
            char c = paragraph.charAt(i);
            switch (c) {
                case '.', '!', '?', '…', ':', ';', ',', '。', '！', '？', '؟', '۔', '।' -> {
                    return true;
                }
                case '"', '\'', '”', '’', '»', ')', ']', '>' -> {}
                default -> {
                    return i < paragraph.length() - 1 && (c == '-' || paragraph.charAt(i + 1) == ')');
                }
            }
        }
        return false;
    }

    /** Whether a sentence ends within a paragraph: a full stop after a word too long to be an abbreviation. */
    private static boolean holdsSentence(String paragraph) {
        int letters = 0;
        for (int i = 0; i + 1 < paragraph.length(); i++) {
            char c = paragraph.charAt(i);
            boolean stop = c == '.' && paragraph.charAt(i + 1) == ' ';
            if (stop && letters > LONGEST_ABBREVIATION) {
                return true;
            }
            letters = Character.isLetter(c) ? letters + 1 : 0;
        }
        return false;
    }

    private static boolean startsLikeHeadline(String paragraph) {
        if (paragraph.isEmpty()) {
            return false;
        }
        int first = paragraph.codePointAt(0);
        return Character.isUpperCase(first)
                || Character.isDigit(first)
                || first == '\''
                || first == '‘'
                || first == '"'
                || first == '“'
                || (Character.isLetter(first) && !Character.isLowerCase(first)); // scripts without case
    }
}
