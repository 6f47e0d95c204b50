package io.copytaster.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SharedPassagesTest {
    @Test
    void marksThreeWordsOnEndOrMore() {
        assertEquals(
                "....[stood on the bridge].........................",
                marked(
                        "Men stood on the bridge for a night and then not",
                        "Two stood, on THE bridge at noon: a night"));
    }

    @Test
    void marksNothingWhereTextsShareNoWording() {
        assertEquals("...", marked("a b", "a b c"));
        assertEquals("", marked("", "anything at all"));
        assertEquals(".....", marked("!?.,;", "!?.,; and more"));
    }

    private static String marked(String text, String other) {
        BitSet shared = SharedPassages.in(text, other);
        var shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean now = shared.get(i);
            shown.append(now && (i == 0 || !shared.get(i - 1)) ? "[" : "")
                    .append(now ? text.charAt(i) : '.')
                    .append(now && !shared.get(i + 1) ? "]" : "");
        }
        return shown.toString();
    }
}
