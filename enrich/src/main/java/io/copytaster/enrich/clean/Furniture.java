package io.copytaster.enrich.clean;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Lines of a page that are not the article's own: {@code clean/furniture.txt} says which, and how it is written. */
final class Furniture {
    private static final int MOST_WORDS = 20;
    private static final int MOST_CHARS = 200;
    /** Letters and digits that are looked at before a line is compared with all entries. */
    private static final int OPENING = 3;

    private static final int OPENINGS = 4096;

    private final Set<String> lines = new HashSet<>();
    private final Set<String> headings = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();
    /** A bit for the opening of each entry, by its hash; few lines of articles begin so. */
    private final BitSet openings = new BitSet(OPENINGS);

    private int longest;

    private Furniture() {}

    static Furniture bundled() {
        var furniture = new Furniture();
        try (var in = new BufferedReader(new InputStreamReader(
                Furniture.class.getResourceAsStream("/clean/furniture.txt"), StandardCharsets.UTF_8))) {
            in.lines()
                    .map(String::strip)
                    .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                    .forEach(furniture::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return furniture;
    }

    /** Whether a line is furniture by itself. */
    boolean isLine(String line) {
        if (line.length() > MOST_CHARS || !opensAsFurniture(line)) {
            return false;
        }
        String lower = line.toLowerCase(Locale.ROOT);
        return (line.length() <= longest && lines.contains(bare(lower)))
                || (words(line) <= MOST_WORDS && beginsAsFurniture(lower));
    }

    private boolean beginsAsFurniture(String lower) {
        for (int i = 0; i < beginnings.size(); i++) {
            if (lower.startsWith(beginnings.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line heads a list of other articles. */
    boolean isHeading(String line) {
        return line.length() <= longest
                && opensAsFurniture(line)
                && headings.contains(bare(line.toLowerCase(Locale.ROOT)));
    }

    private boolean opensAsFurniture(String line) {
        int hash = 0;
        int letters = 0;
        for (int i = 0; i < line.length() && letters < OPENING; i++) {
            char c = line.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                hash = opening(hash, c);
                letters++;
                if (openings.get(hash)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void addOpening(String words) {
        int[] letters =
                words.chars().filter(Character::isLetterOrDigit).limit(OPENING).toArray();
        int hash = 0;
        for (int letter : letters) {
            hash = opening(hash, (char) letter);
        }
        openings.set(hash);
    }

    private static int opening(int hash, char letter) {
        return (hash * 31 + Character.toLowerCase(letter)) & (OPENINGS - 1);
    }

    private void add(String entry) {
        addOpening(entry);
        if (entry.startsWith(">")) {
            headings.add(entry.substring(1));
        } else if (entry.endsWith("*")) {
            beginnings.add(entry.substring(0, entry.length() - 1));
        } else {
            lines.add(entry);
        }
        longest = Math.max(longest, entry.length() + 8);
    }

    /** Letters and digits, words one space apart. */
    private static String bare(String line) {
        var bare = new StringBuilder(line.length());
        boolean gap = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (gap && bare.length() > 0) {
                    bare.append(' ');
                }
                gap = false;
                bare.append(c);
            } else if (c != '\'' && c != '’') {
                gap = true;
            }
        }
        return bare.toString();
    }

    private static int words(String line) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < line.length() && words <= MOST_WORDS; i++) {
            boolean space = line.charAt(i) == ' ';
            words += !space && !inside ? 1 : 0;
            inside = !space;
        }
        return words;
    }
}
