package io.copytaster.enrich.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.Mention;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who are in no list, by the title that they have, however it is written. */
class TitledNamesTest {
    private static final Tagger TAGGER = new Tagger(Lexicon.bundled());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Defence minister Petra Cleaver agreed with the proposal on Monday.",
                "The army backed the defence minister, Petra Cleaver, in a vote on Monday.",
                "Foreign Minister Petra Cleaver agreed with the proposal on Monday.",
            })
    void areFound(String text) {
        assertEquals(List.of("petra-cleaver"), peopleOf(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They met the general, Baton Rouge and all, in the rain on Monday.",
                "They met to mark young people and to cook robin for them on Monday.",
                "The envoy came from New Haven, Green Haven and places further away.",
            })
    void areNotMadeOfOtherCapitals(String text) {
        assertEquals(List.of(), peopleOf(text));
    }

    private static List<String> peopleOf(String text) {
        return TAGGER.tag(null, text).stream()
                .filter(mention -> mention.getType().equals("PERSON"))
                .filter(mention -> !mention.getId().matches("(.*-)?(minister|general|envoy|ambassador)"))
                .map(Mention::getId)
                .toList();
    }
}
