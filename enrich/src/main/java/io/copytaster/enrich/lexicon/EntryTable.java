package io.copytaster.enrich.lexicon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the entries of a table; notes each line that it cannot read, with file and line, and goes on. */
final class EntryTable {
    /** An entry and the place that it was read from, {@code file:line}. */
    record Located(Entry entry, String place) {}

    /** What a table of entries holds. */
    static final Table.Kind KIND = new Table.Kind(
            null,
            Set.of("id", "type", "name", "aliases", "parent", "country", "from", "to", "near", "use"),
            List.of("id", "type", "name"));

    private static final Map<String, EntryType> TYPES = byName(EntryType.values());
    private static final Map<String, Entry.Use> USES = byName(Entry.Use.values());
    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    private final Table table;
    private final List<String> problems;

    private EntryTable(Table table, List<String> problems) {
        this.table = table;
        this.problems = problems;
    }

    /** The entries of a table; lines that are wrong are left out and noted. */
    static List<Located> read(Table table, List<String> problems) {
        var reader = new EntryTable(table, problems);
        List<Located> entries = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            Entry entry = reader.readEntry(row);
            if (entry != null) {
                entries.add(new Located(entry, table.place(row.line())));
            }
        }
        return entries;
    }

    private Entry readEntry(Table.Row row) {
        int before = problems.size();
        int number = row.line();
        String id = row.cell("id");
        String name = row.cell("name");
        if (id.isEmpty()) {
            problem(number, "id is missing");
        } else if (!isId(id)) {
            problem(number, "id '" + id + "' must be lower-case letters and digits joined by single hyphens");
        }
        if (name.isEmpty()) {
            problem(number, "name is missing");
        }
        EntryType type = constant(TYPES, "type", row.cell("type"), number);
        String use = row.cell("use");
        Entry.Use treated = use.isEmpty() ? Entry.Use.NAMED : constant(USES, "use", use, number);
        List<Alias> names = new ArrayList<>();
        if (!name.isEmpty()) {
            names.add(Alias.parse(name));
        }
        split(row.cell("aliases")).forEach(alias -> names.add(Alias.parse(alias)));
        List<String> near = new ArrayList<>();
        List<String> farFrom = new ArrayList<>();
        for (String word : split(row.cell("near"))) {
            if (word.startsWith("!")) {
                farFrom.add(word.substring(1).strip());
            } else {
                near.add(word);
            }
        }
        checkNames(names, !near.isEmpty() || !farFrom.isEmpty(), number);
        String from = date(row.cell("from"), "from", number);
        String to = date(row.cell("to"), "to", number);
        if (from != null && to != null && from.compareTo(to) > 0 && !from.startsWith(to)) {
            problem(number, "from " + from + " is after to " + to);
        }
        if (problems.size() > before) {
            return null;
        }
        return new Entry(
                id,
                type,
                names.get(0).text(),
                names,
                orNull(row.cell("parent")),
                orNull(row.cell("country")),
                from,
                to,
                near,
                farFrom,
                treated);
    }

    private void checkNames(List<Alias> names, boolean hasNear, int number) {
        for (Alias alias : names) {
            if (!Letters.areIn(alias.text())) {
                problem(number, "alias '" + alias.text() + "' has no letter or digit");
            }
            if (alias.ambiguous() && !hasNear) {
                problem(number, "alias '" + alias.text() + "' is marked ? but the near column is empty");
            }
        }
        if (hasNear && names.stream().noneMatch(Alias::ambiguous)) {
            problem(number, "the near column is filled but no name is marked ?; mark those that it is meant for");
        }
    }

    private <T> T constant(Map<String, T> values, String column, String written, int number) {
        T value = values.get(written.toUpperCase(Locale.ROOT));
        if (value == null) {
            problem(
                    number,
                    "unknown " + column + " '" + written + "'; one of "
                            + values.keySet().toString().toLowerCase(Locale.ROOT));
        }
        return value;
    }

    private static <T extends Enum<T>> Map<String, T> byName(T[] values) {
        var byName = new LinkedHashMap<String, T>();
        for (T value : values) {
            byName.put(value.name(), value);
        }
        return byName;
    }

    private String date(String written, String column, int number) {
        if (!written.isEmpty() && !DATE.matcher(written).matches()) {
            problem(number, column + " '" + written + "' is no date; write 2015, 2015-09 or 2015-09-17");
        }
        return orNull(written);
    }

    /** What bars part in a cell. */
    static List<String> split(String cell) {
        if (cell.isEmpty()) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        for (int begin = 0, end; begin <= cell.length(); begin = end + 1) {
            end = cell.indexOf('|', begin);
            end = end < 0 ? cell.length() : end;
            String part = cell.substring(begin, end).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static boolean isId(String written) {
        boolean joined = true; // a hyphen may not begin it, end it or follow another
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            int type = Character.getType(c);
            if (type != Character.LOWERCASE_LETTER && type != Character.DECIMAL_DIGIT_NUMBER && (c != '-' || joined)) {
                return false;
            }
            joined = c == '-';
        }
        return !joined;
    }

    private static String orNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private void problem(int line, String what) {
        table.problem(line, what);
    }
}
