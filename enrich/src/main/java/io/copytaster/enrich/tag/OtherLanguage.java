package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Alias;
import io.copytaster.enrich.lexicon.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How the names of the lexicon are written in texts of a language other than English. */
final class OtherLanguage {
    private static final String ARABIC_ARTICLE = "ال";
    private static final char STEM = '*';
    /** Shorter English names are words of other languages: un, us, is. */
    private static final int SHORTEST = 4;

    private final String code;
    private final Grammar.Affixes affixes;
    private final Set<String> connectors;
    private final List<String> prefixes;

    /**
     * A language.
     *
     * @param code ISO 639-1
     */
    OtherLanguage(String code, Grammar grammar) {
        this.code = code;
        this.affixes = grammar.affixes(code);
        this.connectors = Set.copyOf(affixes.connectors());
        this.prefixes = Stream.of(
                        affixes.prefixes().stream(),
                        affixes.prefixesForArticle().stream(),
                        affixes.prefixesForArticle().stream().map(prefix -> prefix + ARABIC_ARTICLE.charAt(1)))
                .flatMap(all -> all)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    String code() {
        return code;
    }

    /** Whether an English alias is a proper name that other languages write alike: Hezbollah, T-90. */
    static boolean isInternational(Alias alias) {
        if (alias.ambiguous() || alias.metonym() || alias.adjective()) {
            return false;
        }
        String text = alias.text();
        boolean capital = text.codePoints().anyMatch(Character::isUpperCase);
        boolean digit = text.codePoints().anyMatch(Character::isDigit);
        return capital && (text.length() >= SHORTEST || digit);
    }

    /** The words of an alias as they are. */
    List<List<String>> formsAsWritten(Alias alias) {
        Tokens tokens = Tokens.of(alias.text());
        List<List<String>> forms = new ArrayList<>(tokens.count());
        for (int i = 0; i < tokens.count(); i++) {
            forms.add(List.of(tokens.folded(i)));
        }
        return forms;
    }

    /** The forms of each word of an alias: stems with all endings, and the first word with what is written onto it. */
    List<List<String>> forms(Alias alias) {
        Tokens tokens = Tokens.of(alias.text());
        List<List<String>> forms = new ArrayList<>(tokens.count());
        for (int i = 0; i < tokens.count(); i++) {
            Set<String> ofWord = new LinkedHashSet<>();
            String word = tokens.word(i);
            ofWord.add(folded(word));
            boolean stem = tokens.end(i) < alias.text().length() && alias.text().charAt(tokens.end(i)) == STEM;
            if (stem) {
                affixes.endings().forEach(ending -> ofWord.add(folded(word + ending)));
            }
            if (i == 0) {
                affixes.prefixes().forEach(prefix -> ofWord.add(folded(prefix + word)));
                String rest = word.startsWith(ARABIC_ARTICLE) ? word.substring(1) : word;
                affixes.prefixesForArticle().forEach(prefix -> ofWord.add(folded(prefix + rest)));
            }
            forms.add(List.copyOf(ofWord));
        }
        return forms;
    }

    /** What may be written onto a name's first word and belongs to the sentence, the longest first. */
    List<String> prefixes() {
        return prefixes;
    }

    /** Whether a word may stand between a thing and whose it is: l'armée de Syrie. */
    boolean connects(Reading reading, int token) {
        return token < reading.count() && connectors.contains(reading.tokens().folded(token));
    }

    private static String folded(String word) {
        return Tokens.of(word).folded(0);
    }
}
