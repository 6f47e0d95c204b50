package io.copytaster.enrich.clean;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Lines of a page that are not the article's own: {@code clean/furniture.txt} says which, and how it is written. */
final class Furniture {
    private static final int MOST_WORDS = 20;
    private static final int MOST_CHARS = 200;

    private final Set<String> lines = new HashSet<>();
    private final Set<String> headings = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();
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
        if (line.length() > MOST_CHARS) {
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
        return line.length() <= longest && headings.contains(bare(line.toLowerCase(Locale.ROOT)));
    }

    private void add(String entry) {
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
