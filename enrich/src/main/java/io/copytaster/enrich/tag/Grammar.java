package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The words of the grammar and the letters that begin designations, as the tables in lexicon/grammar hold them. */
final class Grammar {
    /** A designation's letters: which weapons they begin, and how many digits follow. */
    record Designation(String prefix, EntryType type, int minDigits, int maxDigits) {}

    /**
     * How words of a language change.
     *
     * @param endings follow a stem
     * @param prefixes stand before a word, written as one with it
     * @param prefixesForArticle the same, in the place of the first letter of the article al-
     * @param connectors words that stand between a thing and whose it is
     */
    record Affixes(
            List<String> endings, List<String> prefixes, List<String> prefixesForArticle, List<String> connectors) {
        static final Affixes NONE = new Affixes(List.of(), List.of(), List.of(), List.of());
    }

    private final Map<String, Long> classOf = new HashMap<>();
    private final Map<String, Designation> designations = new HashMap<>();
    private final Map<String, Affixes> affixes = new HashMap<>();

    Grammar() {
        rows("words.tsv").forEach(this::classify);
        rows("given-names.tsv").forEach(this::classify);
        rows("common-words.tsv").forEach(this::classify);
        for (String[] row : rows("affixes.tsv")) {
            affixes.put(row[0], new Affixes(words(row[1]), words(row[2]), words(row[3]), words(row[4])));
        }
        for (String[] row : rows("designations.tsv")) {
            String[] digits = row[2].split("-", -1);
            designations.put(
                    fold(row[0]),
                    new Designation(
                            row[0],
                            EntryType.valueOf(row[1]),
                            Integer.parseInt(digits[0]),
                            Integer.parseInt(digits[digits.length - 1])));
        }
    }

    private void classify(String[] row) {
        long bit = WordClass.valueOf(row[0]).bit();
        for (String word : words(row[1])) {
            classOf.merge(word, bit, (a, b) -> a | b);
        }
    }

    /** What stands behind the stems of words of a language, and in front of its words; empty if nothing is known. */
    Affixes affixes(String language) {
        return affixes.getOrDefault(language, Affixes.NONE);
    }

    boolean hasAffixes(String language) {
        return affixes.containsKey(language);
    }

    Map<String, Long> classOf() {
        return classOf;
    }

    /** The designation that begins with these folded letters, or null. */
    Designation designation(String folded) {
        return designations.get(folded);
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split("\\|", -1));
    }

    private static String fold(String prefix) {
        Tokens tokens = Tokens.of(prefix);
        var folded = new StringBuilder();
        for (int i = 0; i < tokens.count(); i++) {
            folded.append(tokens.folded(i));
        }
        return folded.toString();
    }

    private static List<String[]> rows(String file) {
        try (InputStream in = Grammar.class.getResourceAsStream("/lexicon/grammar/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
