package io.copytaster.enrich.lexicon;

/**
 * One way of writing an entry's name, with the marks that stood before it in the table.
 *
 * @param text the words themselves
 * @param asWritten {@code =}: matches only in the case written, for names that are also common words or short abbreviations
 * @param ambiguous {@code ?}: matches only where the entry's near words allow it
 * @param metonym {@code ~}: a capital or palace, which matches only where it acts
 * @param adjective {@code ^}: a demonym
 */
public record Alias(String text, boolean asWritten, boolean ambiguous, boolean metonym, boolean adjective) {
    /** Longer abbreviations are rarely words; up to this length they are taken only as written. */
    private static final int SHORT_ABBREVIATION = 4;

    /** Reads the marks, in any order, and the words after them. */
    static Alias parse(String written) {
        boolean asWritten = false;
        boolean ambiguous = false;
        boolean metonym = false;
        boolean adjective = false;
        int at = 0;
        for (; at < written.length(); at++) {
            switch (written.charAt(at)) {
                case '=' -> asWritten = true;
                case '?' -> ambiguous = true;
                case '~' -> metonym = true;
                case '^' -> adjective = true;
                default -> {
                    String text = written.substring(at).strip();
                    return new Alias(text, asWritten || isShortAbbreviation(text), ambiguous, metonym, adjective);
                }
            }
        }
        return new Alias("", asWritten, ambiguous, metonym, adjective);
    }

    private static boolean isShortAbbreviation(String text) {
        return text.length() <= SHORT_ABBREVIATION && text.chars().allMatch(Character::isUpperCase);
    }

    /** As a table has it: the marks, then the words. */
    @Override
    public String toString() {
        return (asWritten ? "=" : "") + (ambiguous ? "?" : "") + (metonym ? "~" : "") + (adjective ? "^" : "") + text;
    }
}
