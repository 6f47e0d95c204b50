package io.copytaster.app.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;

/** What differs between two texts: paragraph by paragraph, and word by word where a paragraph was changed. */
final class TextDiff {
    /** Longer paragraphs are taken as changed in whole: the time to compare grows with the changes times the words. */
    private static final int MOST_WORDS = 3_000;

    private static final int MOST_PARAGRAPHS = 3_000;

    /** Some words on end, and whether the other side lacks them. */
    record Piece(String text, boolean changed) {}

    /** A paragraph before and after; one of them is empty where it was put in or taken out. */
    record Row(List<Piece> before, List<Piece> after) {
        boolean isSame() {
            return before.stream().noneMatch(Piece::changed) && after.stream().noneMatch(Piece::changed);
        }
    }

    private TextDiff() {}

    static List<Row> of(String before, String after) {
        var rows = new ArrayList<Row>();
        List<String> old = paragraphs(before);
        List<String> young = paragraphs(after);
        for (AbstractDelta<String> delta : DiffUtils.diff(old, young, true).getDeltas()) {
            List<String> from = delta.getSource().getLines();
            List<String> to = delta.getTarget().getLines();
            for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
                String left = i < from.size() ? from.get(i) : null;
                String right = i < to.size() ? to.get(i) : null;
                rows.add(row(left, right, delta.getType() == DeltaType.EQUAL));
            }
        }
        return rows;
    }

    private static Row row(String left, String right, boolean same) {
        if (same) {
            return new Row(List.of(new Piece(left, false)), List.of(new Piece(right, false)));
        }
        if (left == null || right == null) {
            return new Row(whole(left), whole(right));
        }
        List<String> old = words(left);
        List<String> young = words(right);
        if (Math.max(old.size(), young.size()) > MOST_WORDS) {
            return new Row(whole(left), whole(right));
        }
        var before = new ArrayList<Piece>();
        var after = new ArrayList<Piece>();
        for (AbstractDelta<String> delta : DiffUtils.diff(old, young, true).getDeltas()) {
            boolean changed = delta.getType() != DeltaType.EQUAL;
            add(before, delta.getSource().getLines(), changed);
            add(after, delta.getTarget().getLines(), changed);
        }
        return new Row(before, after);
    }

    private static void add(List<Piece> pieces, List<String> words, boolean changed) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(String.join("", words), changed));
        }
    }

    private static List<Piece> whole(String paragraph) {
        return paragraph == null ? List.of() : List.of(new Piece(paragraph, true));
    }

    /** Each with the blanks behind it. */
    private static List<String> words(String paragraph) {
        return List.of(paragraph.split("(?<=\\s)(?=\\S)", -1));
    }

    private static List<String> paragraphs(String text) {
        return List.of(text.split("\n\n+", MOST_PARAGRAPHS));
    }
}
