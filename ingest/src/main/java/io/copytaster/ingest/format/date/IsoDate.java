package io.copytaster.ingest.format.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in figures, the year first: ISO 8601 in all its shapes, and what is written like it. */
final class IsoDate {
    private static final Pattern DATE = Pattern.compile(
            "(\\d{4})(?:([-/.])(\\d{1,2})(?:\\2(\\d{1,2}))?|-?(\\d{3})(?!\\d)|(\\d{2})(\\d{2}))?(?!\\d)"
                    + "(?:(?:\\s*[T,]\\s*|\\s+|(?=\\D))(.*))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile(
            "(?:(오전|오후|上午|下午|午前|午後)\\s*)?(\\d{1,2})(?:[:.](\\d{2})(?:[:.](\\d{2})(?:[.,](\\d+))?)?|(\\d{2})(\\d{2})?(?:[.,]\\d+)?)?"
                    + "\\s*([ap]m)?\\s*(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final ZoneId KOREA = ZoneOffset.ofHours(9);
    private static final ZoneId CHINA = ZoneOffset.ofHours(8);

    private IsoDate() {}

    /** The date, or null if it is not written this way. */
    static Written parse(String text) {
        boolean ascii = isAscii(text); // as most are, and then nothing is to be looked for
        String date = ascii ? text.strip() : eastAsian(text);
        ZoneId usual = ascii ? null : usual(text);
        Matcher matcher = DATE.matcher(date);
        if (!matcher.matches()) {
            return null;
        }
        LocalDate day = day(matcher);
        String rest = matcher.group(8) == null ? "" : matcher.group(8).strip();
        if (rest.isEmpty()) {
            return new Written(day.atStartOfDay(), false, null, usual);
        }
        if (rest.equalsIgnoreCase("z")) {
            return new Written(day.atStartOfDay(), false, ZoneOffset.UTC, usual);
        }
        Matcher time = TIME.matcher(rest);
        return time.matches() ? at(day, time, usual) : null;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static LocalDate day(Matcher date) {
        int year = Integer.parseInt(date.group(1));
        if (date.group(5) != null) {
            return Year.of(year).atDay(Integer.parseInt(date.group(5)));
        }
        if (date.group(6) != null) {
            return LocalDate.of(year, Integer.parseInt(date.group(6)), Integer.parseInt(date.group(7)));
        }
        int month = date.group(3) == null ? 1 : Integer.parseInt(date.group(3));
        return LocalDate.of(year, month, date.group(4) == null ? 1 : Integer.parseInt(date.group(4)));
    }

    private static Written at(LocalDate day, Matcher time, ZoneId usual) {
        int hour = Integer.parseInt(time.group(2));
        int minute = number(time.group(3) == null ? time.group(6) : time.group(3));
        int second = number(time.group(4) == null ? time.group(7) : time.group(4));
        String half = time.group(1) == null ? String.valueOf(time.group(8)) : time.group(1);
        LocalDateTime local = Clock.at(day, hour, minute, second, nanos(time.group(5)), half);
        String zone = time.group(9).strip();
        ZoneId named = zone.isEmpty() ? null : Zones.named(zone);
        if (!zone.isEmpty() && named == null && Zones.isNonsense(zone)) {
            throw new DateTimeException("no zone: " + zone);
        }
        return new Written(local, true, named, usual);
    }

    private static int nanos(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Years, months, days and hours marked by the words of China, Japan and Korea, as figures. */
    private static String eastAsian(String text) {
        return text.replaceAll("\\s*[년年]\\s*", "-")
                .replaceAll("\\s*[월月]\\s*", "-")
                .replaceAll("\\s*[일日]\\s*", " ")
                .replaceAll("\\s*[시時时]\\s*", ":")
                .replaceAll("\\s*[분分]\\s*(?=\\d)", ":")
                .replaceAll("\\s*[분分]", "")
                .replaceAll("\\s*[초秒]", "")
                .strip();
    }

    private static ZoneId usual(String text) {
        if (text.matches(".*[년월일오].*") || text.matches(".*午[前後].*")) {
            return KOREA;
        }
        return text.matches(".*[年上下].*") ? CHINA : null;
    }
}
