package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Joins weapons with the words that belong to them, T-90 + tanks, heavy + machine guns, and reads how many there are. */
final class WeaponPhrases {
    private WeaponPhrases() {}

    static List<Found> join(Reading reading, List<Found> found) {
        List<Found> joined = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            Found weapon = found.get(i);
            if (!weapon.isWeapon()) {
                joined.add(weapon);
                continue;
            }
            while (i + 1 < found.size() && isContinuedBy(reading, weapon, found.get(i + 1))) {
                weapon = merge(weapon, found.get(++i));
            }
            int floor = joined.isEmpty() ? 0 : joined.get(joined.size() - 1).last();
            if (isShortened(reading, weapon, floor)) {
                joined.add(Found.shortened(weapon.first() - 1, weapon));
            }
            if (weapon.isGeneric() && !isAbbreviation(reading, weapon)) {
                weapon = weapon.spanning(firstModifier(reading, weapon.first(), floor), weapon.last());
            }
            joined.add(weapon.counting(Quantities.before(reading, weapon.first(), joined)));
        }
        return joined;
    }

    private static boolean isContinuedBy(Reading reading, Found weapon, Found next) {
        return next.isWeapon()
                && next.first() == weapon.last()
                && reading.follows(next.first())
                && (next.isGeneric() || weapon.isGeneric());
    }

    private static Found merge(Found weapon, Found next) {
        Found meant = next.isGeneric() && (!weapon.isGeneric() || next.type() == EntryType.OTHER) ? weapon : next;
        return meant.spanning(weapon.first(), next.last());
    }

    /** The attack of "attack, fighter and unmanned aircraft": its noun comes with the last of them. */
    private static boolean isShortened(Reading reading, Found weapon, int floor) {
        int word = weapon.first() - 1;
        return word > floor
                && weapon.isGeneric()
                && (weapon.type() == EntryType.COMBAT_AIRCRAFT || weapon.type() == EntryType.UAV)
                && reading.isWord(word, "attack")
                && reading.tokens().gap(weapon.first()) == Tokens.BREAK
                && reading.tokens().charAt(reading.tokens().end(word)) == ','
                && !reading.is(word - 1, WordClass.DETERMINER);
    }

    /** The words before an IED or a VBIED say where it was or what its letters say already. */
    private static boolean isAbbreviation(Reading reading, Found weapon) {
        byte shape = reading.tokens().shape(weapon.last() - 1);
        return !reading.isCaseless()
                && weapon.last() - weapon.first() == 1
                && (shape == Tokens.UPPER || shape == Tokens.MIXED);
    }

    private static int firstModifier(Reading reading, int from, int floor) {
        int first = from;
        while (first - 1 >= floor && reading.follows(first)) {
            int word = first - 1;
            boolean participle = reading.is(word, WordClass.WEAPON_PARTICIPLE)
                    && word - 1 >= floor
                    && reading.tokens().gap(word) == Tokens.HYPHEN;
            if (participle) {
                first = word - 1;
            } else if (isCalibre(reading, word) && word - 1 >= floor) {
                first = pastNumber(reading, word - 1, floor);
            } else if (reading.is(word, WordClass.WEAPON_QUALIFIER)) {
                first = word;
            } else {
                break;
            }
        }
        return first;
    }

    private static boolean isCalibre(Reading reading, int token) {
        boolean unit = reading.isWord(token, "mm")
                || reading.isWord(token, "caliber")
                || reading.isWord(token, "calibre")
                || reading.isWord(token, "millimeter")
                || reading.isWord(token, "millimetre");
        return unit && token > 0 && reading.tokens().shape(token - 1) == Tokens.NUMBER;
    }

    /** 7.62 is two words. */
    private static int pastNumber(Reading reading, int number, int floor) {
        Tokens tokens = reading.tokens();
        boolean decimal =
                number - 1 >= floor && tokens.gap(number) == Tokens.DOT && tokens.shape(number - 1) == Tokens.NUMBER;
        return decimal ? number - 1 : number;
    }
}
