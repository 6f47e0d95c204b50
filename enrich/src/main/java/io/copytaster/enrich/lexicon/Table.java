package io.copytaster.enrich.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file of tab-separated columns under a header; what is wrong with it is noted with file and line. */
final class Table {
    /**
     * What a kind of table holds.
     *
     * @param sign the column that tells tables of this kind from others; null: the kind of all without such a column
     * @param columns names that its header may hold
     * @param required those of them that it must hold; a row must be as long as they are many
     */
    record Kind(String sign, Set<String> columns, List<String> required) {}

    /** A row and the number of its line. */
    record Row(int line, Map<String, Integer> columns, List<String> cells) {
        /** What stands in a column, without spaces around it; empty if the row has no such column. */
        String cell(String column) {
            Integer at = columns.get(column);
            return at == null || at >= cells.size() ? "" : cells.get(at).strip();
        }
    }

    private final String file;
    private final List<String> problems;
    private Kind kind;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private Table(String file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * Reads a table.
     *
     * @param file its name, for the problems
     * @param kinds which kinds there are, the one without a sign last
     * @param problems is added to
     */
    static Table read(String file, String content, List<Kind> kinds, List<String> problems) {
        var table = new Table(file, problems);
        int number = 0;
        boolean headerSeen = false;
        for (String line : content.split("\n", -1)) {
            number++;
            String row = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (row.isBlank() || row.startsWith("#")) {
                continue;
            }
            if (headerSeen) {
                table.readRow(row, number);
            } else if (table.readHeader(row, number, kinds)) {
                headerSeen = true;
            } else {
                return table;
            }
        }
        if (!headerSeen) {
            table.problem(
                    1, "no header line; begin the file with the column names, separated by tabs: id type name ...");
        }
        return table;
    }

    /** What kind it is; null if it has no header. */
    Kind kind() {
        return kind;
    }

    List<Row> rows() {
        return rows;
    }

    /** Notes that something is wrong with a line. */
    void problem(int line, String what) {
        problems.add(place(line) + ": " + what);
    }

    /** A line as messages name it. */
    String place(int line) {
        return file + ":" + line;
    }

    private boolean readHeader(String row, int number, List<Kind> kinds) {
        int before = problems.size();
        List<String> names = new ArrayList<>();
        for (String name : row.replace("\uFEFF", "").split("\t", -1)) {
            names.add(name.strip());
        }
        kind = kinds.stream()
                .filter(one -> one.sign() == null || names.contains(one.sign()))
                .findFirst()
                .orElseThrow();
        for (String name : names) {
            if (!kind.columns().contains(name)) {
                problem(
                        number,
                        "unknown column '" + name + "' in the header; columns are "
                                + kind.columns().stream().sorted().toList());
            } else if (columns.put(name, columns.size()) != null) {
                problem(number, "column '" + name + "' stands twice in the header");
            }
        }
        for (String name : kind.required()) {
            if (!columns.containsKey(name)) {
                problem(number, "the header lacks column '" + name + "'");
            }
        }
        return problems.size() == before;
    }

    private void readRow(String row, int number) {
        List<String> cells = List.of(row.split("\t", -1));
        if (row.indexOf('\uFFFD') >= 0) {
            problem(number, "broken line: it is not valid UTF-8; save the file as UTF-8");
        }
        if (cells.size() > columns.size() || cells.size() < kind.required().size()) {
            problem(
                    number,
                    "broken line: " + cells.size() + " columns where the header has " + columns.size()
                            + "; separate columns by one tab");
            return;
        }
        rows.add(new Row(number, columns, cells));
    }
}
