package io.copytaster.enrich.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    @ParameterizedTest
    @ValueSource(strings = {"kyiv", "Kyiv", "KYIV", "Kýiv", "Ky\u200Biv"})
    void hashesAWordAlikeHoweverItIsWritten(String written) {
        assertEquals(Tokens.hash("kyiv"), Tokens.of("in " + written + ", again").hash(1));
    }

    @Test
    void hashesANumberWithItsCommas() {
        assertEquals(Tokens.hash("1,500"), Tokens.of("1,500").hash(0));
    }

    @Test
    @DisplayName("No two words of the lexicon, in any language, have the same hash: a word is known by it alone")
    void hashesDifferentWordsApart() {
        Lexicon lexicon = Lexicon.bundled();
        Map<Long, String> words = new HashMap<>();
        lexicon.entries().values().forEach(entry -> entry.names().forEach(alias -> note(alias, words)));
        lexicon.names().values().forEach(names -> names.values()
                .forEach(all -> all.forEach(alias -> note(alias, words))));
    }

    private static void note(Alias alias, Map<Long, String> words) {
        Tokens tokens = Tokens.of(alias.text());
        for (int i = 0; i < tokens.count(); i++) {
            String word = tokens.folded(i);
            String other = words.put(tokens.hash(i), word);
            assertNull(word.equals(other) ? null : other, word);
        }
    }
}
