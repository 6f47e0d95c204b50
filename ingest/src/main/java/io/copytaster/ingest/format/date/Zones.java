package io.copytaster.ingest.format.date;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Zones as dates name them. A name that stands for several, such as IST, names none. */
final class Zones {
    private static final Pattern OFFSET =
            Pattern.compile("(?:GMT|UTC|UT|Z)?\\s*([+\\u2212-])\\s*(\\d{1,2}):?(\\d{2})?(?::?\\d{2})?");
    private static final Map<String, Integer> MINUTES = Map.ofEntries(
            Map.entry("UT", 0),
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("Z", 0),
            Map.entry("WET", 0),
            Map.entry("BST", 60),
            Map.entry("WEST", 60),
            Map.entry("CET", 60),
            Map.entry("MEZ", 60),
            Map.entry("MET", 60),
            Map.entry("CEST", 120),
            Map.entry("MESZ", 120),
            Map.entry("MEST", 120),
            Map.entry("EET", 120),
            Map.entry("SAST", 120),
            Map.entry("EEST", 180),
            Map.entry("MSK", 180),
            Map.entry("EAT", 180),
            Map.entry("PKT", 300),
            Map.entry("HKT", 480),
            Map.entry("SGT", 480),
            Map.entry("AWST", 480),
            Map.entry("JST", 540),
            Map.entry("KST", 540),
            Map.entry("ACST", 570),
            Map.entry("AEST", 600),
            Map.entry("AEDT", 660),
            Map.entry("NZST", 720),
            Map.entry("NZDT", 780),
            Map.entry("NDT", -150),
            Map.entry("ADT", -180),
            Map.entry("BRT", -180),
            Map.entry("ART", -180),
            Map.entry("NST", -210),
            Map.entry("AST", -240),
            Map.entry("EDT", -240),
            Map.entry("EST", -300),
            Map.entry("CDT", -300),
            Map.entry("CST", -360),
            Map.entry("MDT", -360),
            Map.entry("MST", -420),
            Map.entry("PDT", -420),
            Map.entry("PST", -480),
            Map.entry("AKDT", -480),
            Map.entry("AKST", -540),
            Map.entry("HST", -600));
    /** Names that hold in summer and winter. */
    private static final Map<String, String> ALL_YEAR = Map.of(
            "ET", "America/New_York",
            "CT", "America/Chicago",
            "MT", "America/Denver",
            "PT", "America/Los_Angeles");

    private Zones() {}

    /** The zone that a text names, or null. */
    static ZoneId named(String text) {
        String name = text.strip().replaceFirst("\\s*\\([^)]*\\)$", "").strip();
        String upper = name.toUpperCase(Locale.ROOT).replace(".", "");
        Integer minutes = MINUTES.get(upper);
        if (minutes != null) {
            return ZoneOffset.ofTotalSeconds(60 * minutes);
        }
        if (ALL_YEAR.containsKey(upper)) {
            return ZoneId.of(ALL_YEAR.get(upper));
        }
        Matcher offset = OFFSET.matcher(upper);
        if (offset.matches()) {
            return offset(offset);
        }
        return name.matches("\\p{Alpha}+/[\\p{Alpha}_/-]+") ? region(name) : null;
    }

    /** Whether what follows a time has figures but is no zone, so that the whole is no date. */
    static boolean isNonsense(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static ZoneId offset(Matcher offset) {
        int hours = Integer.parseInt(offset.group(2));
        int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
        int sign = offset.group(1).equals("+") ? 1 : -1;
        return hours > 18 || minutes > 59
                ? null
                : ZoneOffset.ofTotalSeconds(
                        Math.max(-18 * 3600, Math.min(18 * 3600, sign * 60 * (60 * hours + minutes))));
    }

    private static ZoneId region(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
