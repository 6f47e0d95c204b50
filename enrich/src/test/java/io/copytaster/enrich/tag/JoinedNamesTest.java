package io.copytaster.enrich.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.Mention;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that stand side by side, with or without a word between them, and names that hold such a word. */
class JoinedNamesTest {
    private static final Tagger TAGGER = new Tagger(Lexicon.bundled());

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
                    Later Gabriela Cleaver and Rob Plover came to the town. -> Gabriela Cleaver; Rob Plover
                    In that year it finished second to Yvon Cleaver of the New Farmers Party. -> Yvon Cleaver; New Farmers Party
                    She never again stood there for Oxley Southern Interior for the New Farmers Party before that year was over. -> New Farmers Party
                    It paid the RDP and the Social Farmers Party of Chad. -> RDP; Social Farmers Party of Chad
                    It met the Farmers Party of Chad and Civilian Power. -> Farmers Party of Chad
                    It spoke of the Coastal Review and Club for Growth on Monday. -> Club for Growth
                    The incumbent Farmers Party Mike Cleaver lost it on Monday. -> Farmers Party; Mike Cleaver
                    It was said there by Secretary of State Tom King of the RDP. -> Tom King; RDP
                    They heard singers Ariana Cleaver and Ben Plover on Monday. -> Ariana Cleaver; Ben Plover
                    The seat went to Harry West of the RDP on Monday. -> Harry West; RDP
                    """)
    void areTold(String text, String names) {
        assertEquals(List.of(names.split("; ", -1)), guesses(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
                    It asked the Department of Soil and Human Welfare for money. -> Department of Soil and Human Welfare
                    It asked the Department of Roads and Rural Services for money. -> Department of Roads and Rural Services
                    It asked the Foreign and Overseas Office for some money. -> Foreign and Overseas Office
                    It sold the shares to Eli Plover and Company on Monday. -> Eli Plover and Company
                    It sold the shares to General Plover Corporation on Monday. -> General Plover Corporation
                    It sold the shares to the Bank of Syria and Lebanon on Monday. -> Bank of Syria and Lebanon
                    It was a member of the Organisation of Motors Exporting Countries. -> Organisation of Motors Exporting Countries
                    It sold the shares to Plover Corp. <PLV> on Monday in some haste. -> Plover Corp
                    It sold the shares to Plover Corp. (The bank did not say more then.) -> Plover Corp
                    They are fighters of the Lions of Sham Brigade in the north. -> Lions of Sham Brigade
                    """)
    void areWhole(String text, String name) {
        assertEquals(List.of(name), guesses(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
                    It was won by the Partido Verde Nuevo on Monday. -> POLITICAL_PARTY
                    It was won by the Hizb al-Sabireen on Monday. -> POLITICAL_PARTY
                    It was taken by the Jaysh al-Sabireen on Monday. -> ARMED_GROUP
                    It was won by the Mouvement des Voisins pour le Changement on Monday. -> ORGANISATION
                    """)
    void mayBeginWithWhatTheyAre(String text, String type) {
        List<Mention> mentions = TAGGER.tag(null, text);
        assertEquals(List.of(type), mentions.stream().map(Mention::getType).toList(), mentions::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
                    Kardashyk was re-elected in the spring of that year. -> kardashyk
                    Years before that Guyattson ran for the council of his town. -> guyattson
                    Plovers was already of no use to them in that year. -> none
                    Plovers campaigned for it in the spring of that year. -> none
                    """)
    void mayBeOneWordThatDoesWhatOnlyPeopleDo(String text, String id) {
        List<String> found = TAGGER.tag(null, text).stream().map(Mention::getId).toList();
        assertEquals(id.equals("none") ? List.of() : List.of(id), found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            textBlock =
                    """
                    His father fell in the Greek Civil War and was buried there. -> none
                    It had begun to change before the Iran-Iraq War was over. -> none
                    It had been a Greek war of words about a name for years. -> greece
                    """)
    void ofWarsAreNoActors(String text, String id) {
        List<String> states = TAGGER.tag(null, text).stream()
                .filter(mention -> mention.getType().equals("STATE"))
                .map(Mention::getId)
                .toList();
        assertEquals(id.equals("none") ? List.of() : List.of(id), states);
    }

    /** The names that are in no list, or given for one that is: people and organisations. */
    private static List<String> guesses(String text) {
        return TAGGER.tag(null, text).stream()
                .filter(mention -> !mention.getType().equals("STATE"))
                .filter(mention -> Character.isUpperCase(mention.getText().charAt(0)))
                .map(Mention::getText)
                .toList();
    }
}
