package io.copytaster.ingest.format.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates with the name of a month, or the day first, in whatever order: RFC 822, 850 and 1123, asctime, newspapers. */
final class WordDate {
    private static final Pattern TIME =
            Pattern.compile("(?<![\\d:])(\\d{1,2})[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,](\\d{1,9}))?)?(?!\\d)\\s*"
                    + "([apAP]\\.?[mM]\\.?|[πμ]\\.?μ\\.?)?");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’]*\\.?");
    private static final Pattern DAY_AND_YEAR =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|º|ª)?[\\s.,]+(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})(?!\\d)");
    private static final Pattern YEAR_FIRST = Pattern.compile("(?<!\\d)(\\d{4})[\\s.,]+(\\d{1,2})(?!\\d)");

    private WordDate() {}

    /** The date, or null if it is not written this way. */
    static Written parse(String text) {
        String rest = text;
        Matcher time = TIME.matcher(rest);
        // A date with dots looks like a time of day.
        Matcher dotted = DAY_FIRST.matcher(rest);
        LocalDate day = null;
        if (dotted.find()) {
            day = LocalDate.of(number(dotted.group(3)), number(dotted.group(2)), number(dotted.group(1)));
            rest = dotted.replaceFirst(" ");
            time = TIME.matcher(rest);
        }
        boolean timed = time.find();
        String before = timed ? rest.substring(0, time.start()) : rest;
        String after = timed ? rest.substring(time.end()) : "";
        String zone = after.strip();
        if (day == null) {
            // In asctime the year stands last.
            Matcher year = Pattern.compile("(?:(.*?)\\s+)?(\\d{4})").matcher(zone);
            boolean yearLast = timed && year.matches() && !before.matches(".*\\d{4}.*");
            day = day(yearLast ? before + " " + year.group(2) : timed && before.isBlank() ? after : before);
            zone = yearLast ? String.valueOf(year.group(1) == null ? "" : year.group(1)) : before.isBlank() ? "" : zone;
        }
        if (day == null) {
            return null;
        }
        ZoneId named = zone.isEmpty() ? null : Zones.named(zone);
        if (!zone.isEmpty() && named == null && Zones.isNonsense(zone)) {
            return null;
        }
        LocalDateTime local = timed ? at(day, time) : day.atStartOfDay();
        return new Written(local, timed, named, null);
    }

    private static LocalDateTime at(LocalDate day, Matcher time) {
        int nanos = time.group(4) == null ? 0 : number((time.group(4) + "000000000").substring(0, 9));
        int second = time.group(3) == null ? 0 : number(time.group(3));
        String half = String.valueOf(time.group(5)).replace(".", "");
        return Clock.at(day, number(time.group(1)), number(time.group(2)), second, nanos, half);
    }

    /** The day that a text with the name of a month names. */
    private static LocalDate day(String text) {
        int month = 0;
        int begin = 0;
        int end = 0;
        String figures = text.replace('-', ' ').replace('/', ' ');
        Matcher name = NAME.matcher(figures);
        while (name.find()) {
            int found = Months.named(name.group());
            // The last one: before it may stand a day of the week that looks like a month, such as mar.
            if (found > 0) {
                month = found;
                begin = name.start();
                end = name.end();
            }
        }
        if (month == 0) {
            return null;
        }
        figures = figures.substring(0, begin) + " " + figures.substring(end);
        figures = figures.replaceAll("(?i)\\b(de|del|of)\\b", " ");
        Matcher dayFirst = DAY_AND_YEAR.matcher(figures);
        Matcher yearFirst = YEAR_FIRST.matcher(figures);
        if (yearFirst.find() && !figures.substring(0, yearFirst.start()).matches(".*\\d.*")) {
            return LocalDate.of(number(yearFirst.group(1)), month, number(yearFirst.group(2)));
        }
        if (dayFirst.find()) {
            return LocalDate.of(year(dayFirst.group(2)), month, number(dayFirst.group(1)));
        }
        throw new DateTimeException("no day and year: " + text);
    }

    /** Years of two figures: RFC 2822, 4.3. */
    private static int year(String digits) {
        int year = number(digits);
        return digits.length() == 4 ? year : year < 50 ? 2000 + year : 1900 + year;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
