package io.copytaster.enrich.lexicon;

/** The regular plural of English nouns, which tables leave out. */
public final class Plurals {
    private Plurals() {}

    /** The plural of a word; null if it is written as one already. */
    public static String of(String word) {
        if (word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")) {
            return null;
        }
        if (word.endsWith("ss") || word.endsWith("ch") || word.endsWith("sh") || word.endsWith("x")) {
            return word + "es";
        }
        if (word.endsWith("y") && word.length() > 2 && "aeou".indexOf(word.charAt(word.length() - 2)) < 0) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word + "s";
    }

    /** Whether plurals of an entry's names are looked for. */
    public static boolean areMadeFor(Entry entry) {
        return entry.isGeneric() || entry.type().isWeapon() || entry.type() == EntryType.POPULATION;
    }
}
