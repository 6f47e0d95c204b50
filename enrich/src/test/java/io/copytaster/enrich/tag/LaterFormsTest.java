package io.copytaster.enrich.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.Mention;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an article calls organisations once it has named them, and coalitions by who leads them. */
class LaterFormsTest {
    private static final Tagger TAGGER = new Tagger(Lexicon.bundled());
    /** Makes of a line with many capitals what is no headline. */
    private static final String REST = " Nothing further was heard from either side during the evening.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "The Nangolo Front for Liberation met. The Front denied it. # Front # nangolo-front-for-liberation",
                "They joined the Upper Valley Relief Committee. In May the Committee left. # Committee # upper-valley-relief-committee",
                "The Syrian Observatory for Human Rights counts. The Observatory, in Britain, said so. # The Observatory"
                        + " # syrian-observatory-for-human-rights",
                "Al-Shabaab killed ten soldiers. The group claimed an attack. # The group # al-shabaab",
                "Deng Xiaoping spoke to the deputies. Deng did not mention them. # Deng # deng-xiaoping",
                "They met Yvon Cleaver on that day. Yvon did not mention them. # Yvon # yvon-cleaver",
                "Hezbollah fired rockets, and the group claimed the attack. # the group # hezbollah",
                "A coalition led by Kenya attacked. # coalition led by Kenya # kenya-coalition-forces",
                "Jets of the coalition led by the United States flew. # coalition led by the United States"
                        + " # global-coalition-against-daesh",
                "A coalition led by Saudi Arabia bombed Sanaa. # coalition led by Saudi Arabia # saudi-led-coalition",
            })
    void areTheSameAsTheFullName(String text, String form, String id) {
        assertEquals(List.of(id), idsOf(text, form));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "The Nangolo Front met the Zork Front. The Front denied it. # Front",
                "The Nangolo Front met. They reached the Front Page and the front. # Front",
                "They met Yvon Cleaver on that day. Yvon de los Plovers was away. # Yvon",
                "They met Crown Prince Abdullah on that day. The Crown was not for sale. # Crown",
                "The Nangolo Front met. The Front of Anger denied it. # Front",
            })
    void areLeftAloneWhereTheyCouldMeanAnother(String text, String form) {
        assertEquals(List.of(), idsOf(text, form));
    }

    private static List<String> idsOf(String text, String form) {
        return TAGGER.tag(null, text + REST).stream()
                .filter(mention -> mention.getText().equals(form))
                .map(Mention::getId)
                .toList();
    }
}
