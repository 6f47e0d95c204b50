package io.copytaster.enrich.lexicon;

import io.copytaster.enrich.lexicon.EntryTable.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks entries against each other: ids, parents, countries, and aliases that two entries claim. */
final class LexiconCheck {
    private record Claim(Located owner, Alias alias) {}

    private final List<String> problems;
    private final Map<String, Located> byId = new LinkedHashMap<>();

    LexiconCheck(List<String> problems) {
        this.problems = problems;
    }

    /**
     * Checks them.
     *
     * @param names what the entries are called in other languages
     */
    void check(List<Located> entries, List<NameTable.Named> names) {
        for (Located located : entries) {
            Located first = byId.putIfAbsent(located.entry().id(), located);
            if (first != null) {
                problem(located, "id '" + located.entry().id() + "' already stands at " + first.place());
            }
        }
        for (Located located : entries) {
            reference(located, "parent", located.entry().parent());
            reference(located, "country", located.entry().country());
            cycle(located);
        }
        aliases(entries);
        names(names);
    }

    private void names(List<NameTable.Named> names) {
        Map<String, NameTable.Named> rows = new HashMap<>();
        Map<String, NameTable.Named> owners = new HashMap<>();
        for (NameTable.Named row : names) {
            if (!byId.containsKey(row.id())) {
                problems.add(row.place() + ": '" + row.id() + "' is the id of no entry");
            }
            NameTable.Named same = rows.putIfAbsent(row.key(), row);
            if (same != null) {
                problems.add(row.place() + ": names of '" + row.id() + "' in '" + row.language() + "' already stand at "
                        + same.place());
            }
            for (Alias alias : row.names()) {
                NameTable.Named owner =
                        owners.putIfAbsent(row.language() + " " + key(alias, Tokens.of(alias.text())), row);
                if (owner != null && !owner.id().equals(row.id())) {
                    problems.add(row.place() + ": name '" + alias.text() + "' of '" + row.id() + "' is also one of '"
                            + owner.id() + "' at " + owner.place());
                }
            }
        }
    }

    private void reference(Located located, String column, String id) {
        if (id != null && !byId.containsKey(id)) {
            problem(located, column + " '" + id + "' is the id of no entry");
        }
    }

    private void cycle(Located start) {
        Set<String> seen = new HashSet<>();
        Located at = start;
        while (at != null && at.entry().parent() != null) {
            if (!seen.add(at.entry().id())) {
                return; // leads into a cycle that its own members report
            }
            at = byId.get(at.entry().parent());
            if (at != null && at.entry().id().equals(start.entry().id())) {
                problem(start, "'" + start.entry().id() + "' is its own ancestor: " + String.join(" > ", seen));
                return;
            }
        }
    }

    private void aliases(List<Located> entries) {
        Map<String, List<Claim>> claims = new HashMap<>();
        Map<String, Claim> plurals = new HashMap<>();
        for (Located located : entries) {
            if (located.entry().use() == Entry.Use.OFF) {
                continue; // claims no alias
            }
            Set<String> own = new HashSet<>();
            for (Alias alias : located.entry().names()) {
                Tokens tokens = Tokens.of(alias.text());
                String key = key(alias, tokens);
                notePlural(new Claim(located, alias), tokens, key, plurals);
                if (own.add(key)) {
                    claim(claims.computeIfAbsent(key, k -> new ArrayList<>()), new Claim(located, alias));
                }
            }
        }
        plurals(claims, plurals);
    }

    private static void notePlural(Claim claim, Tokens tokens, String key, Map<String, Claim> plurals) {
        int last = tokens.count() - 1;
        // A designation is no noun: S-300PS is another thing than several S-300P.
        boolean noun = last >= 0
                && tokens.length(last) > 2
                && (tokens.shape(last) == Tokens.LOWER || tokens.shape(last) == Tokens.CAPITALISED);
        String plural = noun ? Plurals.of(tokens.folded(last)) : null;
        if (plural != null && Plurals.areMadeFor(claim.owner().entry())) {
            plurals.putIfAbsent(
                    key.substring(0, key.length() - 1 - tokens.folded(last).length()) + plural + " ", claim);
        }
    }

    /** An alias that is the plural of another entry's: it would take that one's place. */
    private void plurals(Map<String, List<Claim>> claims, Map<String, Claim> plurals) {
        plurals.forEach((key, singular) -> {
            for (Claim claim : claims.getOrDefault(key, List.of())) {
                if (!claim.owner().equals(singular.owner()) && !distinct(claim.alias(), singular.alias())) {
                    problem(
                            claim.owner(),
                            "alias '" + claim.alias().text() + "' of '"
                                    + claim.owner().entry().id() + "' is the plural of one of '"
                                    + singular.owner().entry().id() + "' at "
                                    + singular.owner().place() + "; plurals are made, leave it out");
                }
            }
        });
    }

    private void claim(List<Claim> others, Claim claim) {
        for (Claim other : others) {
            if (!other.owner().entry().id().equals(claim.owner().entry().id())
                    && !distinct(other.alias(), claim.alias())) {
                problem(
                        claim.owner(),
                        "alias '" + claim.alias().text() + "' of '"
                                + claim.owner().entry().id() + "' is also one of '"
                                + other.owner().entry().id() + "' at "
                                + other.owner().place()
                                + "; mark one with ? and say in its near column what tells them apart");
            }
        }
        others.add(claim);
    }

    /** Two claims can be told apart if a condition holds for one that the other lacks, or if they differ in case. */
    private static boolean distinct(Alias a, Alias b) {
        return a.ambiguous()
                || b.ambiguous()
                || a.metonym() != b.metonym()
                || (a.asWritten() && b.asWritten() && !a.text().equals(b.text()));
    }

    private static String key(Alias alias, Tokens tokens) {
        var key = new StringBuilder();
        for (int i = 0; i < tokens.count(); i++) {
            key.append(tokens.folded(i)).append(' ');
        }
        return alias.text().endsWith("*") ? key + "*" : key.toString();
    }

    private void problem(Located located, String what) {
        problems.add(located.place() + ": " + what);
    }
}
