package io.copytaster.enrich.tag;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordSetTest {
    @Test
    void tellsWordsApartWhoseBitIsTheSame() {
        WordSet words = WordSet.of(List.of(70, 3, 131));

        for (int word : new int[] {3, 70, 131}) {
            assertTrue(words.contains(word), "word " + word);
        }
        for (int word : new int[] {6, 67, 134, 195, 0}) {
            assertFalse(words.contains(word), "word " + word);
        }
    }

    @Test
    void neverHoldsAnUnknownWord() {
        assertFalse(WordSet.of(List.of(63, 127)).contains(Vocabulary.UNKNOWN));
        assertTrue(WordSet.EMPTY.isEmpty());
    }
}
