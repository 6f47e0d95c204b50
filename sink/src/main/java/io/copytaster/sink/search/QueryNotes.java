package io.copytaster.sink.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the one who typed a query should know of what was made of it, each thing once. */
final class QueryNotes {
    private static final Pattern EXPRESSION = Pattern.compile("/.*[\\[\\](){}|.*+?\\\\^$].*/");
    private static final Pattern FIELD = Pattern.compile("\\p{Alpha}{2,20}:[^/:].*", Pattern.DOTALL);

    private final Set<String> notes = new LinkedHashSet<>();

    List<String> all() {
        return List.copyOf(notes);
    }

    void cut(String what) {
        notes.add("only the first " + what + " were looked for");
    }

    void unclosed() {
        notes.add("a quotation mark is not closed: the phrase was taken to go on to the end");
    }

    void dangling(String operator) {
        notes.add(operator + " stands between words, and was left out here: put it in quotation marks to look for it");
    }

    void withoutValue(String field) {
        notes.add(field + ": wants its value right behind the colon, as in " + field + ":name, and was left out");
    }

    /** Notes what in a value looks as if it should mean more than the words that it is. */
    void value(String field, String value) {
        if (field == null && EXPRESSION.matcher(value).matches()) {
            notes.add("regular expressions are not understood: " + value + " was taken for words");
        } else if (value.length() > 1 && value.indexOf('*') >= 0) {
            notes.add("words are looked for whole: a * stands for nothing");
        } else if (field == null && FIELD.matcher(value).matches()) {
            String name = value.substring(0, value.indexOf(':'));
            notes.add("there is no field " + name + ": " + value + " was taken for words");
        }
        if (field == null && value.startsWith("(") != value.endsWith(")")) {
            notes.add(
                    "parentheses stand for nothing: OR joins the two words beside it, and all else must hold together");
        }
    }
}
