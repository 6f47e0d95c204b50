package io.copytaster.enrich.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one table of entries; notes each line that it cannot read, with file and line, and goes on. */
final class LexiconFile {
    /** An entry and the place that it was read from, {@code file:line}. */
    record Located(Entry entry, String place) {}

    private static final Set<String> COLUMNS =
            Set.of("id", "type", "name", "aliases", "parent", "country", "from", "to", "near", "use");
    private static final List<String> REQUIRED = List.of("id", "type", "name");
    private static final Pattern ID = Pattern.compile("[\\p{Ll}\\p{Nd}]+(-[\\p{Ll}\\p{Nd}]+)*");
    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    private final String file;
    private final List<String> problems;
    private final Map<String, Integer> columns = new HashMap<>();

    LexiconFile(String file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    List<Located> read(String content) {
        List<Located> entries = new ArrayList<>();
        int number = 0;
        boolean headerSeen = false;
        for (String line : content.split("\n", -1)) {
            number++;
            String row = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (row.isBlank() || row.startsWith("#")) {
                continue;
            }
            if (!headerSeen) {
                headerSeen = true;
                if (!readHeader(row, number)) {
                    return List.of();
                }
                continue;
            }
            Entry entry = readEntry(row, number);
            if (entry != null) {
                entries.add(new Located(entry, file + ":" + number));
            }
        }
        if (!headerSeen) {
            problem(1, "no header line; begin the file with the column names, separated by tabs: id type name ...");
        }
        return entries;
    }

    private boolean readHeader(String row, int number) {
        int before = problems.size();
        String[] names = row.replace("\uFEFF", "").split("\t", -1);
        for (int i = 0; i < names.length; i++) {
            String name = names[i].strip();
            if (!COLUMNS.contains(name)) {
                problem(number, "unknown column '" + name + "' in the header; columns are " + sorted(COLUMNS));
            } else if (columns.put(name, i) != null) {
                problem(number, "column '" + name + "' stands twice in the header");
            }
        }
        for (String name : REQUIRED) {
            if (!columns.containsKey(name)) {
                problem(number, "the header lacks column '" + name + "'");
            }
        }
        return problems.size() == before;
    }

    private Entry readEntry(String row, int number) {
        int before = problems.size();
        String[] cells = row.split("\t", -1);
        if (row.indexOf('\uFFFD') >= 0) {
            problem(number, "broken line: it is not valid UTF-8; save the file as UTF-8");
        }
        if (cells.length > columns.size() || cells.length < REQUIRED.size()) {
            problem(
                    number,
                    "broken line: " + cells.length + " columns where the header has " + columns.size()
                            + "; separate columns by one tab");
            return null;
        }
        String id = cell(cells, "id");
        String name = cell(cells, "name");
        if (id.isEmpty()) {
            problem(number, "id is missing");
        } else if (!ID.matcher(id).matches()) {
            problem(number, "id '" + id + "' must be lower-case letters and digits joined by single hyphens");
        }
        if (name.isEmpty()) {
            problem(number, "name is missing");
        }
        EntryType type = constant(EntryType.class, "type", cell(cells, "type"), number);
        String use = cell(cells, "use");
        Entry.Use treated = use.isEmpty() ? Entry.Use.NAMED : constant(Entry.Use.class, "use", use, number);
        List<Alias> names = new ArrayList<>();
        if (!name.isEmpty()) {
            names.add(Alias.parse(name));
        }
        split(cell(cells, "aliases")).forEach(alias -> names.add(Alias.parse(alias)));
        List<String> near = new ArrayList<>();
        List<String> farFrom = new ArrayList<>();
        for (String word : split(cell(cells, "near"))) {
            if (word.startsWith("!")) {
                farFrom.add(word.substring(1).strip());
            } else {
                near.add(word);
            }
        }
        checkNames(names, !near.isEmpty() || !farFrom.isEmpty(), number);
        String from = date(cell(cells, "from"), "from", number);
        String to = date(cell(cells, "to"), "to", number);
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
                orNull(cell(cells, "parent")),
                orNull(cell(cells, "country")),
                from,
                to,
                near,
                farFrom,
                treated);
    }

    private void checkNames(List<Alias> names, boolean hasNear, int number) {
        for (Alias alias : names) {
            if (Tokens.of(alias.text()).count() == 0) {
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

    private <T extends Enum<T>> T constant(Class<T> values, String column, String written, int number) {
        for (T value : values.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(written)) {
                return value;
            }
        }
        problem(
                number,
                "unknown " + column + " '" + written + "'; one of "
                        + Arrays.toString(values.getEnumConstants()).toLowerCase(Locale.ROOT));
        return null;
    }

    private String date(String written, String column, int number) {
        if (!written.isEmpty() && !DATE.matcher(written).matches()) {
            problem(number, column + " '" + written + "' is no date; write 2015, 2015-09 or 2015-09-17");
        }
        return orNull(written);
    }

    private String cell(String[] cells, String column) {
        Integer at = columns.get(column);
        return at == null || at >= cells.length ? "" : cells[at].strip();
    }

    private static List<String> split(String cell) {
        return Arrays.stream(cell.split("\\|", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String orNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private void problem(int line, String what) {
        problems.add(file + ":" + line + ": " + what);
    }
}
