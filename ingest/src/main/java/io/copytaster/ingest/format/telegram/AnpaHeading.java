package io.copytaster.ingest.format.telegram;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The heading of a message in ANPA-1312.
 *
 * @param service letter of the service level
 * @param number of the transmission, four figures that begin again each day
 * @param priority letter, from f (flash) to w (weekend)
 * @param category letter of the subject
 * @param keyword what the story is called, without the cycle before it
 * @param version what follows the keyword, such as {@code 1st Ld-Writethru}
 * @param month of transmission, or 0
 * @param day of transmission, or 0
 */
record AnpaHeading(
        String service,
        String number,
        String priority,
        String category,
        String keyword,
        String version,
        int month,
        int day) {
    private static final Pattern FIRST =
            Pattern.compile("\\s*([A-Za-z])(\\d{4})[\\x1f\\x1e\\x1d\\x1c \\r\\n](.*)", Pattern.DOTALL);
    private static final Pattern SECOND = Pattern.compile(
            ".*?([A-Za-z])\\s+([A-Za-z])\\s*[\\x11-\\x14\\s]*\\s+([A-Za-z]{2}-+)?([^\\s,]+)(.*?)(?:\\s(\\d{1,2})-(\\d{1,2}))?(?:\\s+(\\d{2,5}))?\\s*",
            Pattern.DOTALL);

    /** The heading, or null if it is none of this format. */
    static AnpaHeading parse(String heading) {
        Matcher first = FIRST.matcher(heading);
        if (!first.matches()) {
            return null;
        }
        String rest = first.group(3).replaceAll("[\\x1c-\\x1f\\r\\n\\x11-\\x14\\x1b^<]+", " ");
        Matcher second = SECOND.matcher(rest);
        if (!second.matches()) {
            return new AnpaHeading(first.group(1), first.group(2), "", "", rest.strip(), "", 0, 0);
        }
        return new AnpaHeading(
                first.group(1),
                first.group(2),
                second.group(1).toLowerCase(Locale.ROOT),
                second.group(2).toLowerCase(Locale.ROOT),
                second.group(4),
                second.group(5).replaceFirst("^[,\\s]+", "").strip(),
                number(second.group(6)),
                number(second.group(7)));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
