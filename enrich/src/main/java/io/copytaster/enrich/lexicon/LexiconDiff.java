package io.copytaster.enrich.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What one lexicon has otherwise than another, entry by entry. */
public final class LexiconDiff {
    private LexiconDiff() {}

    /**
     * A line for each entry that differs, by id: {@code + id} is new, {@code - id} is gone, {@code ~ id} has changed and says
     * what.
     */
    public static List<String> between(Lexicon before, Lexicon after) {
        Map<String, Entry> old = new TreeMap<>(before.entries());
        Map<String, Entry> now = new TreeMap<>(after.entries());
        var ids = new TreeSet<>(old.keySet());
        ids.addAll(now.keySet());
        var languages = new TreeSet<>(before.names().keySet());
        languages.addAll(after.names().keySet());
        List<String> lines = new ArrayList<>();
        for (String id : ids) {
            Entry was = old.get(id);
            Entry is = now.get(id);
            if (was == null) {
                lines.add("+ " + id + " (" + is.type() + ", " + is.name() + ")");
            } else if (is == null) {
                lines.add("- " + id + " (" + was.type() + ", " + was.name() + ")");
            } else {
                List<String> changes = changes(was, is);
                languages.forEach(language -> names(id, language, before, after, changes));
                if (!changes.isEmpty()) {
                    lines.add("~ " + id + ": " + String.join("; ", changes));
                }
            }
        }
        return lines;
    }

    private static void names(String id, String language, Lexicon before, Lexicon after, List<String> changes) {
        members("names in " + language, namesOf(id, language, before), namesOf(id, language, after), changes);
    }

    private static List<Alias> namesOf(String id, String language, Lexicon lexicon) {
        return lexicon.names().getOrDefault(language, Map.of()).getOrDefault(id, List.of());
    }

    private static List<String> changes(Entry was, Entry is) {
        List<String> changes = new ArrayList<>();
        change("type", was.type(), is.type(), changes);
        change("name", was.name(), is.name(), changes);
        change("parent", was.parent(), is.parent(), changes);
        change("country", was.country(), is.country(), changes);
        change("from", was.from(), is.from(), changes);
        change("to", was.to(), is.to(), changes);
        change("use", was.use(), is.use(), changes);
        members("aliases", was.names(), is.names(), changes);
        members("near", was.near(), is.near(), changes);
        members("not near", was.farFrom(), is.farFrom(), changes);
        return changes;
    }

    private static void change(String column, Object was, Object is, List<String> changes) {
        if (!Objects.equals(was, is)) {
            changes.add(column + " " + (was == null ? "none" : was) + " -> " + (is == null ? "none" : is));
        }
    }

    private static void members(String column, List<?> was, List<?> is, List<String> changes) {
        if (!was.equals(is)) {
            String gone = without(was, is);
            String added = without(is, was);
            changes.add(column
                    + (gone.isEmpty() ? "" : " -" + gone)
                    + (added.isEmpty() ? "" : " +" + added)
                    + (gone.isEmpty() && added.isEmpty() ? " in another order" : ""));
        }
    }

    private static String without(List<?> these, List<?> those) {
        return these.stream()
                .filter(one -> !those.contains(one))
                .map(String::valueOf)
                .collect(Collectors.joining("|"));
    }
}
