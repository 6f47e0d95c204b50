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

    /**
     * All conditions, and what the one who typed them should know.
     *
     * @param everything whether a lone {@code *} stands there, which means any article
     */
    record Reading(List<Clause> clauses, boolean everything, List<String> notes) {}

    private static final int MOST_CHARS = 1_000;
    private static final int MOST_CLAUSES = 100;
    private static final String OR = "OR";
    private static final String NOT = "NOT";
    private static final List<String> OPERATORS = List.of(OR, NOT, "AND");

    private final String text;
    private final List<Clause> clauses = new ArrayList<>();
    private final QueryNotes notes = new QueryNotes();
    private boolean everything;
    private int at;

    private QueryReader(String text) {
        this.text = text;
    }

    static Reading read(String text) {
        var reader = new QueryReader(beginning(text));
        if (text.length() > MOST_CHARS) {
            reader.notes.cut(MOST_CHARS + " characters");
        }
        reader.readAll();
        return new Reading(List.copyOf(reader.clauses), reader.everything, reader.notes.all());
    }

    /** As much as is read, without the half of a word at its end. */
    private static String beginning(String text) {
        String cut = Fields.cut(text, MOST_CHARS);
        int blank = cut.lastIndexOf(' ');
        boolean whole = cut.length() == text.length() || text.charAt(cut.length()) == ' ';
        return whole || blank < 0 ? cut : cut.substring(0, blank);
    }

    private void readAll() {
        boolean without = false;
        boolean alternative = false;
        String last = null;
        while (skipBlanks()) {
            if (clauses.size() == MOST_CLAUSES) {
                notes.cut(MOST_CLAUSES + " words");
                return;
            }
            String operator = takeOperator();
            if (operator == null) {
                if (text.charAt(at) == '-' && at + 1 < text.length() && !isBlank(at + 1)) {
                    without = true;
                    at++;
                }
                take(without, alternative);
                without = false;
                alternative = false;
            } else if (operator.equals(NOT)) {
                without = true;
            } else if (clauses.isEmpty() && !everything) {
                notes.dangling(operator);
            } else if (operator.equals(OR)) {
                alternative = !clauses.isEmpty();
            }
            last = operator;
        }
        if (last != null) {
            notes.dangling(last);
        }
    }

    /** Takes the next condition, if there is one in what stands here. */
    private void take(boolean without, boolean alternative) {
        String field = field();
        if (at < text.length() && text.charAt(at) == '"') {
            clauses.add(new Clause(field, phrase(), true, without, alternative));
            return;
        }
        int begin = at;
        while (at < text.length() && !isBlank(at) && text.charAt(at) != '"') {
            at++;
        }
        String value = text.substring(begin, at);
        String empty =
                field == null && value.endsWith(":") ? Fields.ofPrefix(value.substring(0, value.length() - 1)) : null;
        if (empty != null) {
            notes.withoutValue(empty);
        } else if (field == null && value.equals("*") && !without) {
            everything = true;
        } else {
            notes.value(field, value);
            clauses.add(new Clause(field, value, false, without, alternative));
        }
    }

    private String phrase() {
        int close = text.indexOf('"', at + 1);
        if (close < 0) {
            notes.unclosed();
            close = text.length();
        }
        String phrase = text.substring(at + 1, close);
        at = Math.min(close + 1, text.length());
        return phrase;
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

    /** Takes an operator if one stands here; else null. */
    private String takeOperator() {
        for (String operator : OPERATORS) {
            int end = at + operator.length();
            if (text.startsWith(operator, at) && (end == text.length() || isBlank(end))) {
                at = end;
                return operator;
            }
        }
        return null;
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
