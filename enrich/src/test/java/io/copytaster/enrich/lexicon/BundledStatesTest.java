package io.copytaster.enrich.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the bundled lexicon must hold of every state. */
class BundledStatesTest {
    private static final List<String> UN_MEMBERS = Arrays.asList(
            """
            afghanistan albania algeria andorra angola antigua-and-barbuda argentina armenia australia austria
            azerbaijan bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia
            bosnia-and-herzegovina botswana brazil brunei bulgaria burkina-faso burundi cambodia cameroon canada
            cape-verde central-african-republic chad chile china colombia comoros congo
            democratic-republic-of-congo costa-rica croatia cuba cyprus czech-republic denmark djibouti dominica
            dominican-republic east-timor ecuador egypt el-salvador equatorial-guinea eritrea estonia eswatini
            ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada guatemala guinea
            guinea-bissau guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy
            ivory-coast jamaica japan jordan kazakhstan kenya kiribati kuwait kyrgyzstan laos latvia lebanon
            lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali
            malta marshall-islands mauritania mauritius mexico micronesia moldova monaco mongolia montenegro
            morocco mozambique myanmar namibia nauru nepal netherlands new-zealand nicaragua niger nigeria
            north-korea north-macedonia norway oman pakistan palau panama papua-new-guinea paraguay peru
            philippines poland portugal qatar romania russia rwanda saint-kitts-and-nevis saint-lucia
            saint-vincent-and-the-grenadines samoa san-marino sao-tome-and-principe saudi-arabia senegal serbia
            seychelles sierra-leone singapore slovakia slovenia solomon-islands somalia south-africa south-korea
            south-sudan spain sri-lanka sudan suriname sweden switzerland syria tajikistan tanzania thailand
            togo tonga trinidad-and-tobago tunisia turkey turkmenistan tuvalu uganda ukraine
            united-arab-emirates united-kingdom united-states uruguay uzbekistan vanuatu venezuela vietnam yemen
            zambia zimbabwe
            """
                    .strip()
                    .split("\\s+"));

    private static final List<String> DISPUTED = List.of(
            "palestine",
            "kosovo",
            "taiwan",
            "western-sahara",
            "abkhazia",
            "south-ossetia",
            "transnistria",
            "northern-cyprus",
            "somaliland",
            "nagorno-karabakh");

    /** Their capitals are called as they are, or share a name that another actor has. */
    private static final Set<String> CAPITALS_LEFT_OUT =
            Set.of("djibouti", "luxembourg", "monaco", "san-marino", "northern-cyprus", "western-sahara");

    /** Without a word of its own, or with one that another state has. */
    private static final Set<String> DEMONYMS_LEFT_OUT = Set.of("congo", "dominica");

    private final Collection<Entry> entries = Lexicon.bundled().entries().values();

    @Test
    void haveAGovernmentAndACapitalThatStandsForIt() {
        assertNone("without a government", state -> !has(state, entry -> entry.type() == EntryType.GOVERNMENT));
        assertNone(
                "without a capital",
                state -> !CAPITALS_LEFT_OUT.contains(state)
                        && !has(state, entry -> entry.names().stream().anyMatch(Alias::metonym)));
    }

    @Test
    void haveADemonym() {
        assertNone(
                "without a demonym",
                state -> !DEMONYMS_LEFT_OUT.contains(state)
                        && entries.stream()
                                .filter(entry -> entry.id().equals(state))
                                .flatMap(entry -> entry.names().stream())
                                .noneMatch(Alias::adjective));
    }

    @Test
    void haveThoseWhoHeldOfficeSince2000WithTheYears() {
        assertNone(
                "without anybody in office since 2000",
                state -> !has(
                        state,
                        entry -> entry.type() == EntryType.PERSON
                                && entry.from() != null
                                && (entry.to() == null || entry.to().compareTo("2000") >= 0)));
    }

    private boolean has(String state, Predicate<Entry> what) {
        return entries.stream().anyMatch(entry -> state.equals(entry.country()) && what.test(entry));
    }

    private static void assertNone(String what, Predicate<String> lacking) {
        assertEquals(193, Set.copyOf(UN_MEMBERS).size());
        List<String> states = new ArrayList<>(UN_MEMBERS);
        states.addAll(DISPUTED);
        assertEquals("", states.stream().filter(lacking).collect(Collectors.joining(", ")), what);
    }
}
