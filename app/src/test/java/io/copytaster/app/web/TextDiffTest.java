package io.copytaster.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.app.web.TextDiff.Piece;
import io.copytaster.app.web.TextDiff.Row;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    @Test
    void marksTheWordsThatChanged() {
        List<Row> rows = TextDiff.of("A tower of 67 metres.\n\nThe same.", "A tower of 60 metres.\n\nThe same.");

        assertEquals(
                List.of(piece("A tower of "), changed("67 "), piece("metres.")),
                rows.get(0).before());
        assertEquals(
                List.of(piece("A tower of "), changed("60 "), piece("metres.")),
                rows.get(0).after());
        assertTrue(rows.get(1).isSame());
        assertEquals(2, rows.size());
    }

    @Test
    void showsWhatWasPutInAndTakenOut() {
        List<Row> rows = TextDiff.of("One.\n\nTwo.\n\nThree.", "Zero.\n\nOne.\n\nThree.");

        assertEquals(List.of(), rows.get(0).before());
        assertEquals(List.of(changed("Zero.")), rows.get(0).after());
        assertTrue(rows.get(1).isSame());
        assertEquals(List.of(changed("Two.")), rows.get(2).before());
        assertEquals(List.of(), rows.get(2).after());
        assertTrue(rows.get(3).isSame());
    }

    @Test
    void losesNoCharacterOfEitherText() {
        String before = "  a b\tc \u00e9\uD83D\uDE00  d\n e";
        String after = "b  c\tx \uD83D\uDE00\u00e9 d\n\n\n\nf ";

        List<Row> rows = TextDiff.of(before, after);

        assertEquals(before, joined(rows.stream().map(Row::before).toList()));
        assertEquals(
                after.replaceAll("\n\n+", "\n\n"),
                joined(rows.stream().map(Row::after).toList()));
    }

    private static String joined(List<List<Piece>> sides) {
        return sides.stream()
                .filter(side -> !side.isEmpty())
                .map(side -> side.stream().map(Piece::text).collect(Collectors.joining()))
                .collect(Collectors.joining("\n\n"));
    }

    private static Piece piece(String text) {
        return new Piece(text, false);
    }

    private static Piece changed(String text) {
        return new Piece(text, true);
    }
}
