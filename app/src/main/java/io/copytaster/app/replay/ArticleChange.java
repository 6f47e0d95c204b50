package io.copytaster.app.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An article that stands otherwise in one generation than in another.
 *
 * @param before how it stands in the one; null: not at all
 * @param after how it stands in the other; null: not at all
 */
record ArticleChange(String id, Standing before, Standing after) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What may be otherwise. */
    enum Kind {
        /** It is not in the one. */
        ADDED,
        /** It is not in the other. */
        MISSING,
        /** It is a copy in the one, and none or another kind of copy in the other. */
        PLACE,
        /** Its family, or what it repeats or revises. */
        FAMILY,
        /** Mentions of actors and weapons. */
        MENTIONS,
        /** Links between them. */
        LINKS,
        /** Version, text, language or anything else. */
        CONTENT
    }

    /** What is otherwise; empty if it stands the same. */
    Set<Kind> kinds() {
        if (before == null || after == null) {
            return EnumSet.of(before == null ? Kind.ADDED : Kind.MISSING);
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        boolean moved = !before.place().equals(after.place());
        add(kinds, Kind.PLACE, moved);
        add(
                kinds,
                Kind.FAMILY,
                !before.family().equals(after.family()) || !Objects.equals(before.earlier(), after.earlier()));
        if (!moved) {
            add(kinds, Kind.MENTIONS, !before.mentions().equals(after.mentions()));
            add(kinds, Kind.LINKS, !before.links().equals(after.links()));
            add(kinds, Kind.CONTENT, before.version() != after.version() || before.rest() != after.rest());
        }
        return kinds;
    }

    /** The change in one line. */
    String line() {
        var parts = new ArrayList<String>();
        for (Kind kind : kinds()) {
            parts.add(
                    switch (kind) {
                        case ADDED -> "added as " + place(after);
                        case MISSING -> "missing, was " + place(before);
                        case PLACE -> place(before) + " -> " + place(after);
                        case FAMILY ->
                            "family " + before.family() + " -> " + after.family()
                                    + (Objects.equals(before.earlier(), after.earlier())
                                            ? ""
                                            : ", of " + before.earlier() + " -> " + after.earlier());
                        case MENTIONS -> "mentions" + signed(before.mentions(), after.mentions());
                        case LINKS -> "links" + signed(before.links(), after.links());
                        case CONTENT -> "content, version " + before.version() + " -> " + after.version();
                    });
        }
        return id + ": " + String.join("; ", parts);
    }

    /** The change as a JSON object. */
    String json() {
        ObjectNode json = JSON.createObjectNode().put("id", id);
        var changed = json.putArray("changed");
        kinds().forEach(kind -> changed.add(kind.name()));
        put(json.putObject("before"), before);
        put(json.putObject("after"), after);
        addAll(json, "mentionsAdded", less(mentions(after), mentions(before)));
        addAll(json, "mentionsRemoved", less(mentions(before), mentions(after)));
        addAll(json, "linksAdded", less(links(after), links(before)));
        addAll(json, "linksRemoved", less(links(before), links(after)));
        return json.toString();
    }

    private static void put(ObjectNode json, Standing standing) {
        if (standing != null) {
            json.put("place", standing.place())
                    .put("version", standing.version())
                    .put("familyId", standing.family())
                    .put("earlier", standing.earlier());
        }
    }

    private static void addAll(ObjectNode json, String name, List<String> words) {
        var array = json.putArray(name);
        words.forEach(array::add);
    }

    private static List<String> mentions(Standing standing) {
        return standing == null ? List.of() : standing.mentions();
    }

    private static List<String> links(Standing standing) {
        return standing == null ? List.of() : standing.links();
    }

    private static void add(Set<Kind> kinds, Kind kind, boolean holds) {
        if (holds) {
            kinds.add(kind);
        }
    }

    private static String place(Standing standing) {
        return standing.place().equals("ENRICHED") ? "article" : standing.place() + " copy of " + standing.earlier();
    }

    private static String signed(List<String> before, List<String> after) {
        var words = new StringBuilder();
        less(after, before).forEach(added -> words.append(" +").append(added));
        less(before, after).forEach(removed -> words.append(" -").append(removed));
        return words.toString();
    }

    private static List<String> less(List<String> all, List<String> without) {
        var rest = new ArrayList<>(all);
        without.forEach(rest::remove);
        return rest;
    }
}
