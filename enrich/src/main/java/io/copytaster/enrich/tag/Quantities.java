package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;
import io.copytaster.schemas.Quantity;
import java.util.List;
import java.util.Map;

/** Reads the number that stands before a thing: seven, 1,200, dozens of, up to 30, between 20 and 30, more than 200. */
final class Quantities {
    /** How many words may stand between the number and the thing: seven new Russian T-90 tanks. */
    private static final int WORDS_BETWEEN = 3;

    private static final Map<String, Integer> VALUES = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90),
            Map.entry("hundred", 100),
            Map.entry("thousand", 1_000),
            Map.entry("million", 1_000_000),
            Map.entry("billion", 1_000_000_000));

    /** At least so many; twice the unit, as "dozens" says more than one dozen. */
    private static final Map<String, Long> VAGUE =
            Map.of("dozens", 24L, "scores", 40L, "hundreds", 200L, "thousands", 2_000L);

    private Quantities() {}

    /** A number and the first token of its words. */
    private record Numeral(long value, int first) {}

    /** How many there are of what begins at a token, or null. */
    static Quantity before(Reading reading, int thing, List<Found> found) {
        int token = thing - 1;
        int skipped = 0;
        while (token >= 0
                && reading.follows(token + 1)
                && skipped < WORDS_BETWEEN
                && isBetween(reading, token, found)) {
            token--;
            skipped++;
        }
        if (token < 0 || !reading.follows(token + 1)) {
            return null;
        }
        if (reading.isWord(token, "of") && reading.follows(token)) {
            return vague(reading, token - 1);
        }
        if (reading.isWord(token, "dozen")) {
            return dozen(reading, token);
        }
        Numeral number = endingAt(reading, token);
        return number == null || isNoCount(reading, number) ? null : qualified(reading, number);
    }

    private static boolean isBetween(Reading reading, int token, List<Found> found) {
        if (reading.is(token, WordClass.WEAPON_MODIFIER) && !reading.is(token, WordClass.NUMBER)) {
            return true;
        }
        for (int i = found.size() - 1; i >= 0 && found.get(i).last() > token; i--) {
            Found actor = found.get(i);
            if (actor.overlaps(token, token + 1)) {
                return !actor.isWeapon();
            }
        }
        return false;
    }

    private static Quantity vague(Reading reading, int token) {
        if (token < 0) {
            return null;
        }
        if (reading.isWord(token, "pair") || reading.isWord(token, "couple")) {
            return new Quantity(2L, 2L);
        }
        if (!reading.is(token, WordClass.VAGUE)) {
            return null;
        }
        Long least = VAGUE.get(reading.tokens().folded(token));
        return least == null ? null : new Quantity(least, null);
    }

    private static Quantity dozen(Reading reading, int token) {
        if (reading.isWord(token - 1, "a")) {
            return qualified(reading, new Numeral(12, token - 1));
        }
        Numeral many = reading.follows(token) ? endingAt(reading, token - 1) : null;
        return many == null
                ? new Quantity(12L, null)
                : qualified(reading, new Numeral(many.value() * 12, many.first()));
    }

    private static Quantity qualified(Reading reading, Numeral number) {
        int at = number.first() - 1;
        if (at < 0 || reading.tokens().gap(number.first()) > Tokens.HYPHEN) {
            return new Quantity(number.value(), number.value());
        }
        boolean range = reading.isWord(at, "to")
                || reading.isWord(at, "and")
                || reading.isWord(at, "or")
                || reading.tokens().gap(number.first()) == Tokens.HYPHEN;
        if (range) {
            int low = reading.tokens().gap(number.first()) == Tokens.HYPHEN ? at : at - 1;
            Numeral least = low >= 0 ? endingAt(reading, low) : null;
            boolean between =
                    !reading.isWord(at, "and") || (least != null && reading.isWord(least.first() - 1, "between"));
            if (least != null && between && least.value() < number.value()) {
                return new Quantity(least.value(), number.value());
            }
        }
        if (reading.isWord(at, "to") && reading.isWord(at - 1, "up")) {
            return new Quantity(0L, number.value());
        }
        if (reading.isWord(at, "than")) {
            boolean less = reading.isWord(at - 1, "less") || reading.isWord(at - 1, "fewer");
            boolean denied = reading.isWord(at - 2, "no") || reading.isWord(at - 2, "not");
            return less == denied ? new Quantity(number.value(), null) : new Quantity(0L, number.value());
        }
        if (reading.isWord(at, "over") || (reading.isWord(at, "least") && reading.isWord(at - 1, "at"))) {
            return new Quantity(number.value(), null);
        }
        if (reading.isWord(at, "as") && reading.isWord(at - 1, "many")) {
            return new Quantity(0L, number.value());
        }
        return new Quantity(number.value(), number.value());
    }

    /** A year, an amount of money, or the digits of a designation. */
    private static boolean isNoCount(Reading reading, Numeral number) {
        Tokens tokens = reading.tokens();
        int first = number.first();
        if (tokens.shape(first) != Tokens.NUMBER) {
            return false;
        }
        char mark = reading.before(first);
        if (mark == '$' || mark == '£' || mark == '€' || mark == '#' || mark == '.') {
            return true;
        }
        if (first > 0 && tokens.gap(first) <= Tokens.SLASH && tokens.gap(first) != Tokens.SPACE) {
            boolean range = tokens.gap(first) == Tokens.HYPHEN && tokens.shape(first - 1) == Tokens.NUMBER;
            return !range;
        }
        boolean looksLikeYear = tokens.length(first) == 4 && number.value() >= 1900 && number.value() < 2100;
        return looksLikeYear
                && (reading.is(first - 1, WordClass.FUNCTION) || reading.is(first - 1, WordClass.MONTH))
                && !reading.isWord(first - 1, "than")
                && !reading.isWord(first - 1, "about");
    }

    /** The number whose last word stands at a token, or null. */
    private static Numeral endingAt(Reading reading, int last) {
        int first = last;
        if (!isNumber(reading, last)) {
            return null;
        }
        while (first > 0
                && reading.follows(first)
                && (isNumberWord(reading, first - 1)
                        || (reading.isWord(first - 1, "and")
                                && first > 1
                                && reading.is(first - 2, WordClass.SCALE)
                                && !isDigits(reading, first)))
                && !isDigits(reading, first)) {
            first--;
        }
        if (first > 0 && reading.follows(first) && reading.is(first, WordClass.SCALE) && isDigits(reading, first - 1)) {
            first--;
        }
        return valueOf(reading, first, last);
    }

    private static Numeral valueOf(Reading reading, int first, int last) {
        long total = 0;
        long group = 0;
        for (int i = first; i <= last; i++) {
            if (isDigits(reading, i)) {
                String digits = reading.tokens().folded(i).replace(",", "");
                if (digits.length() > 9) {
                    return null;
                }
                group += digitsValue(digits);
                continue;
            }
            Integer value = VALUES.get(reading.tokens().folded(i));
            if (value == null) {
                continue; // and
            }
            if (value == 100) {
                group = Math.max(1, group) * value;
            } else if (value >= 1000) {
                total += Math.max(1, group) * value;
                group = 0;
            } else {
                group += value;
            }
        }
        return new Numeral(total + group, first);
    }

    private static long digitsValue(String digits) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            value = value * 10 + Character.digit(digits.charAt(i), 10);
        }
        return value;
    }

    private static boolean isNumber(Reading reading, int token) {
        return isDigits(reading, token) || isNumberWord(reading, token);
    }

    private static boolean isNumberWord(Reading reading, int token) {
        return reading.is(token, WordClass.NUMBER) || reading.is(token, WordClass.SCALE);
    }

    private static boolean isDigits(Reading reading, int token) {
        return reading.tokens().shape(token) == Tokens.NUMBER;
    }
}
