package io.copytaster.enrich.dedup;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a wire desk puts before or after a headline to say which take of a story this is: UPDATE 2-, CORRECTED-, 1ST LEAD,
 * (Refiled). A story that has one where the other has none, or another one, is meant to replace it.
 */
final class WireSlug {
    /** No slug. */
    static final char NONE = 0;

    private static final String WORDS = "(?:update|wrapup|writethru)[ -]?\\d+"
            + "|(?:update|updated|wrapup)[ -]?\\d*(?=\\s*-(?!\\s))"
            + "|corrected|correction|corrective|clarification|refile[ds]?"
            + "|\\d(?:st|nd|rd|th) (?:lead|ld)(?:[ -]writethru)?";
    private static final Pattern BEFORE = Pattern.compile("^\\W{0,2}(" + WORDS + ")\\W", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER = Pattern.compile("\\((" + WORDS + ")\\)\\W*$", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_TITLE = 500;

    private WireSlug() {}

    /** A number for the slug of a headline, which may be null; {@link #NONE} if it has none. */
    static char of(String title) {
        if (title == null || title.length() > LONGEST_TITLE) {
            return NONE;
        }
        Matcher before = BEFORE.matcher(title);
        if (before.find()) {
            return number(before.group(1));
        }
        if (title.indexOf('(') < 0) {
            return NONE;
        }
        Matcher after = AFTER.matcher(title);
        return after.find() ? number(after.group(1)) : NONE;
    }

    private static char number(String slug) {
        String plain = slug.toLowerCase(Locale.ROOT).replace('-', ' ');
        return (char) (WordHashes.mix(plain.hashCode()) | 1);
    }
}
