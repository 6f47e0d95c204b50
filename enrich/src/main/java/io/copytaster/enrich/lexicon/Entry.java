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

    /** Whether it is a common noun. */
    public boolean isGeneric() {
        return use == Use.GENERIC;
    }
}
