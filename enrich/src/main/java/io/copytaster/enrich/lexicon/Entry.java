package io.copytaster.enrich.lexicon;

import java.util.List;

/**
 * One actor or weapon of the lexicon.
 *
 * @param id stable name of the thing, lower case with hyphens
 * @param name its usual name
 * @param names every way of writing it, its name first
 * @param parent id of what it is a kind or a part of; null: none
 * @param country id of the state it belongs to or comes from; null: none
 * @param from first day or year in which it counts, ISO 8601, as written; null: open
 * @param to last day or year in which it counts, as written; null: open
 * @param near words of which one must stand near an ambiguous alias; empty: none needed
 * @param farFrom words of which none may stand near an ambiguous alias
 * @param use how the tagger treats it beyond its type
 */
public record Entry(
        String id,
        EntryType type,
        String name,
        List<Alias> names,
        String parent,
        String country,
        String from,
        String to,
        List<String> near,
        List<String> farFrom,
        Use use) {

    /** How the tagger treats an entry beyond its type. */
    public enum Use {
        /** A name like any other. */
        NAMED,
        /** A common noun: it joins the name before it (Russian + troops, T-90 + tanks). */
        GENERIC,
        /** An observer: "said" marks it as the source of a report, as it does a news agency. */
        SOURCE,
        /** Not looked for, to switch off an entry of the lexicon that this one extends. */
        OFF
    }

    public Entry {
        names = List.copyOf(names);
        near = List.copyOf(near);
        farFrom = List.copyOf(farFrom);
    }

    /** Writes all that it holds on a line, for a hash. Quicker than what a record makes of itself, when the JVM is cold. */
    void appendTo(StringBuilder line) {
        line.append(id)
                .append('\t')
                .append(type.name())
                .append('\t')
                .append(name)
                .append('\t');
        names.forEach(alias -> line.append(alias).append('|'));
        line.append('\t')
                .append(parent)
                .append('\t')
                .append(country)
                .append('\t')
                .append(from)
                .append('\t');
        line.append(to).append('\t');
        near.forEach(word -> line.append(word).append('|'));
        line.append('\t');
        farFrom.forEach(word -> line.append(word).append('|'));
        line.append('\t').append(use.name()).append('\n');
    }

    /** Whether it is a common noun. */
    public boolean isGeneric() {
        return use == Use.GENERIC;
    }
}
