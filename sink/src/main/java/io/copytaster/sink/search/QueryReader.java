package io.copytaster.sink.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits what somebody typed into clauses. There is nothing that it refuses: what is no known field or operator is taken
 * for words, and a note says what could not be understood.
 */
final class QueryReader {
    /**
     * One condition.
     *
     * @param field field named, in lower case; null: title or text
     * @param alternative whether it need not hold if the one before it does
     */
    record Clause(String field, String value, boolean quoted, boolean without, boolean alternative) {}

    /** All conditions, and what the one who typed them should know. */
    record Reading(List<Clause> clauses, List<String> notes) {}

    private static final int MOST_CHARS = 1_000;
    private static final int MOST_CLAUSES = 100;
    private static final String WHOLE_WORDS = "words are looked for whole: a * stands for nothing";

    private final String text;
    private final List<Clause> clauses = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int at;

    private QueryReader(String text) {
        this.text = text;
    }

    static Reading read(String text) {
        var reader = new QueryReader(Fields.cut(text, MOST_CHARS));
        if (text.length() > MOST_CHARS) {
            reader.notes.add("only the first " + MOST_CHARS + " characters were looked for");
        }
        reader.readAll();
        return new Reading(List.copyOf(reader.clauses), List.copyOf(reader.notes));
    }

    private void readAll() {
        boolean without = false;
        boolean alternative = false;
        while (skipBlanks()) {
            if (clauses.size() == MOST_CLAUSES) {
                notes.add("only the first " + MOST_CLAUSES + " words were looked for");
                return;
            }
            if (takeOperator("OR")) {
                alternative = !clauses.isEmpty();
            } else if (takeOperator("NOT")) {
                without = true;
            } else if (!takeOperator("AND")) {
                if (text.charAt(at) == '-' && at + 1 < text.length() && !isBlank(at + 1)) {
                    without = true;
                    at++;
                }
                clauses.add(clause(without, alternative && !without));
                without = false;
                alternative = false;
            }
        }
    }

    private Clause clause(boolean without, boolean alternative) {
        String field = field();
        if (at < text.length() && text.charAt(at) == '"') {
            int close = text.indexOf('"', at + 1);
            if (close < 0) {
                notes.add("a quotation mark is not closed: the phrase was taken to go on to the end");
                close = text.length();
            }
            String value = text.substring(at + 1, close);
            at = Math.min(close + 1, text.length());
            return new Clause(field, value, true, without, alternative);
        }
        int begin = at;
        while (at < text.length() && !isBlank(at) && text.charAt(at) != '"') {
            at++;
        }
        String value = text.substring(begin, at);
        if (field == null && value.length() > 1 && value.indexOf('*') >= 0 && !notes.contains(WHOLE_WORDS)) {
            notes.add(WHOLE_WORDS);
        }
        return new Clause(field, value, false, without, alternative);
    }

    /** Takes a field's name and colon if a known one stands here with something after it. */
    private String field() {
        int colon = text.indexOf(':', at);
        if (colon < 0 || colon + 1 >= text.length() || isBlank(colon + 1)) {
            return null;
        }
        String field = Fields.ofPrefix(text.substring(at, colon));
        if (field != null) {
            at = colon + 1;
        }
        return field;
    }

    private boolean takeOperator(String operator) {
        int end = at + operator.length();
        if (text.startsWith(operator, at) && end < text.length() && isBlank(end)) {
            at = end;
            return true;
        }
        return false;
    }

    private boolean skipBlanks() {
        while (at < text.length() && isBlank(at)) {
            at++;
        }
        return at < text.length();
    }

    private boolean isBlank(int index) {
        char c = text.charAt(index);
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}
