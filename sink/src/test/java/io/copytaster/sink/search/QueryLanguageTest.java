package io.copytaster.sink.search;

import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.enriched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.sink.SinkRecord;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type into a search box, and what they find by it. */
class QueryLanguageTest {
    @TempDir
    Path folder;

    private SearchIndex index;

    @BeforeEach
    void fill() {
        index = SearchIndex.open(folder);
        index.write(List.of(
                text("tank", "Tanks rolled over the bridge."),
                text("drone", "A drone flew over the bridge."),
                text("both", "A drone hit tanks and a mill or two."),
                text("none", "The harvest was good, not great."),
                text(
                        "russian",
                        "\u0422\u0430\u043d\u043a\u0438 \u043d\u0430 \u043c\u043e\u0441\u0442\u0443 \ud83d\ude80"),
                text(
                        "arabic",
                        "\u062f\u0628\u0627\u0628\u0627\u062a \u0639\u0644\u0649 \u0627\u0644\u062c\u0633\u0631")));
        index.flush();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tank -drone          | tank",
                "tank OR drone        | both drone tank",
                "tank OR -drone       | arabic both none russian tank",
                "-drone OR tank       | arabic both none russian tank",
                "tank OR NOT drone    | arabic both none russian tank",
                "bridge tank OR -drone | tank",
                "-tank OR -drone      | arabic drone none russian tank",
                "-drone               | arabic none russian tank",
                "-drone -tank         | arabic none russian",
                "NOT drone            | arabic none russian tank",
                "-\"drone flew\"      | arabic both none russian tank",
                "*                    | arabic both drone none russian tank",
                "tank *               | both tank",
                "* OR tank            | both tank",
                "\u0442\u0430\u043d\u043a\u0438 | russian",
                "-\u0442\u0430\u043d\u043a\u0438 \ud83d\ude80 | ''",
                "\ud83d\ude80        | russian",
                "\u062f\u0628\u0627\u0628\u0627\u062a | arabic",
            })
    void findsWhatIsMeant(String typed, String found) {
        SearchResult result = search(typed);
        assertEquals(Arrays.stream(found.split(" ")).filter(id -> !id.isEmpty()).toList(), ids(result));
        assertNull(result.note());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tank AND      | both tank | AND stands between words",
                "tank OR       | both tank | OR stands between words",
                "tank NOT      | both tank | NOT stands between words",
                "OR tank       | both tank | OR stands between words",
                "AND           | ''        | AND stands between words",
                "tank \"over   | tank      | a quotation mark is not closed",
                "actor:        | ''        | actor: wants its value right behind the colon",
                "source: tank  | both tank | source: wants its value right behind the colon",
                "author:smith  | ''        | there is no field author",
                "/tan[kg]s?/   | ''        | regular expressions are not understood: /tan[kg]s?/",
                "weapon:t-*    | ''        | a * stands for nothing",
                "(tank drone) OR harvest | both | parentheses stand for nothing",
                "tank)         | both tank | parentheses stand for nothing",
                "\"            | ''        | a quotation mark is not closed",
                "-             | ''        | there is no word",
                "-*            | ''        | there is no word",
            })
    void saysWhatItMadeOfTheRest(String typed, String found, String note) {
        SearchResult result = search(typed);
        assertEquals(Arrays.stream(found.split(" ")).filter(id -> !id.isEmpty()).toList(), ids(result));
        assertNotNull(result.note());
        assertTrue(result.note().contains(note), result.note());
    }

    @Test
    void doesNotLookForTheHalfOfTheWordAtWhichItStops() {
        String begin = "tank" + " ".repeat(990);
        assertEquals(List.of("both"), ids(search(begin + "drones are all over the place")));
        SearchResult result = search(begin + "droneships are all over the place");
        assertEquals(List.of("both", "tank"), ids(result));
        assertTrue(result.note().contains("only the first 1000 characters"), result.note());
    }

    @Test
    void readsTheBeginningOfTenThousandWords() {
        assertEquals(List.of("both", "tank"), ids(search("tanks ".repeat(10_000))));
        assertTrue(search("tanks OR ".repeat(10_000)).note().contains("only the first"));
    }

    private SearchResult search(String typed) {
        return index.searches().search(new SearchQuery(typed, SearchQuery.Order.NEWEST, 100, 0));
    }

    private static List<String> ids(SearchResult result) {
        return result.hits().stream().map(hit -> hit.article().getId()).sorted().toList();
    }

    private static SinkRecord text(String id, String text) {
        return enriched(article(id, 1).setTitle("").setText(text));
    }
}
