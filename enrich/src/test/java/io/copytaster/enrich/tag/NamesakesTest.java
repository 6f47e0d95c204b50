package io.copytaster.enrich.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.schemas.Mention;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like an actor or a weapon and is none. */
class NamesakesTest {
    private static final Tagger TAGGER = new Tagger(Lexicon.bundled());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a think tank in the city",
                "a fish tank in the shop",
                "She folded her arms and smiled.",
                "He threw his arms around her.",
                "We ate roast turkey with gravy.",
                "He told us who it is.",
                "The eta of the flight is noon.",
                "A nice piece of china stood there.",
                "Airstrikes and shelling went on.",
                "The town of Moscow is cold in winter.",
                "He lives in Damascus with a friend.",
                "the Apache web server runs",
                "The ship has a water tank.",
                "He played in Twenty20 and T20 matches.",
                "It opens at 4 in the morning.",
                "A tiger in the zoo roared.",
                "The lender said Shell is to pay, and later Cannon sold its stake.",
                "The rating of B-1 for the notes was cut from B-2.",
                "TNT dropped ten cents.",
                "an anti-tank ditch",
                "The bomb squad came, and an explosive ordnance disposal team.",
                "They took up arms.",
                "The fertiliser plant makes chemicals.",
                "It dropped a bombastic hint, and a 50 was drawn.",
                "Let them go, it said.",
                "Its missile-like growth made the price soar.",
                "Shares rocketed, and the bank fired a broadside at its rivals.",
                "Shell companies bombed on the exchange.",
                "The egg shell broke.",
                "She wore a tank top.",
                "The gas tank leaked, and so did the oil tanks.",
                "It was a bombshell of a book.",
                "He dropped a bombastic line.",
                "The drone of bees filled the air.",
                "A silver bullet does not exist.",
                "He dodged a bullet.",
                "The match was a shot in the arm.",
                "He jumped the gun.",
                "They stuck to their guns.",
                "A smoking gun was never found.",
                "He ate rocket and tomato salad.",
                "The gold mine closed, and the coal mines with it.",
                "That book is mine.",
                "The leopard hunted at dusk.",
                "The javelin thrower won a medal.",
                "The hammer and the saw lay there.",
                "A patriot loves the land.",
                "The company hailed its quarterly results.",
                "A carrier pigeon came home.",
                "The cruiser bicycle was red.",
                "The shelling of peas took hours.",
                "The bombing of the play hurt its author.",
                "The air strike of the ground crew ended.",
                "The strike shut the factory.",
                "Mortar and bricks made the wall.",
                "A battery of tests was done.",
                "The magazine was on the table.",
                "KYIV, March 3 - It snowed.",
                "The court sits in The Hague.",
                "They watched the stars at the Observatory.",
                "It was one nation, with new hope and a third way.",
                "The 2015 United Kingdom general election was close.",
                "More follows. THE TOWN WAS QUIET AND THE PRESS OF WORK WAS OVER THAT DAY. It ends so in the small hours.",
            })
    void findsNothingInTraps(String text) {
        assertEquals(
                List.of(), TAGGER.tag(null, text).stream().map(Mention::getText).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Michael Jordan scored again. # jordan",
                "The New England Patriots won. # mim-104-patriot",
                "voters in Atlanta, Georgia, went home # georgia",
                "The paper unit of National Gypsum grew. # people",
                "Shareholders of Zorkney National sold. # people",
            })
    void isNotMisledByNamesakes(String text, String id) {
        assertTrue(ids(TAGGER.tag(null, text)).stream().noneMatch(id::equals), () -> ids(TAGGER.tag(null, text)) + "");
    }

    private static List<String> ids(List<Mention> mentions) {
        return mentions.stream().map(Mention::getId).toList();
    }
}
