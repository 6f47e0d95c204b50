package io.copytaster.enrich.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a table of names in other languages; notes each line that it cannot read, with file and line, and goes on. */
final class NameTable {
    /**
     * What something is called in a language.
     *
     * @param place where it was read from, {@code file:line}
     */
    record Named(String id, String language, List<Alias> names, String place) {
        Named {
            names = List.copyOf(names);
        }

        /** Id and language: each pair stands once. */
        String key() {
            return id + " " + language;
        }
    }

    /** What a table of names holds. */
    static final Table.Kind KIND =
            new Table.Kind("language", Set.of("id", "language", "names"), List.of("id", "language", "names"));

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    private NameTable() {}

    /** The rows of a table; lines that are wrong are left out and noted. */
    static List<Named> read(Table table) {
        List<Named> rows = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            String language = row.cell("language");
            List<Alias> names = EntryTable.split(row.cell("names")).stream()
                    .map(Alias::parse)
                    .toList();
            if (!LANGUAGE.matcher(language).matches() || language.equals("en")) {
                table.problem(
                        row.line(),
                        "language '" + language + "' must be a code of two letters, such as fr, and not en: names in"
                                + " English stand with the entry");
            } else if (names.isEmpty()) {
                table.problem(row.line(), "no names; write them in the column names, separated by bars");
            } else if (areRight(names, table, row.line())) {
                rows.add(new Named(row.cell("id"), language, names, table.place(row.line())));
            }
        }
        return rows;
    }

    private static boolean areRight(List<Alias> names, Table table, int line) {
        boolean right = true;
        for (Alias alias : names) {
            if (alias.ambiguous() || alias.metonym()) {
                table.problem(
                        line, "name '" + alias.text() + "' is marked ? or ~, which names in English alone may be");
                right = false;
            } else if (!Letters.areIn(alias.text())) {
                table.problem(line, "name '" + alias.text() + "' has no letter or digit");
                right = false;
            }
        }
        return right;
    }
}
