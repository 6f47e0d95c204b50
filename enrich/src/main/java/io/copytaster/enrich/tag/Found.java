package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Entry;
import io.copytaster.enrich.lexicon.EntryType;
import io.copytaster.enrich.lexicon.Tokens;
import io.copytaster.schemas.Quantity;

/**
 * Something found in a field, before it becomes a mention.
 *
 * @param first its first token
 * @param last the token after its last
 * @param how what kind of words found it
 * @param monitor whether it observes and reports, as the lexicon says
 * @param source whether the text names it as who reports
 */
record Found(
        int first,
        int last,
        EntryType type,
        String id,
        String name,
        How how,
        boolean monitor,
        Quantity quantity,
        boolean source) {

    /** What kind of words found it. */
    enum How {
        NAME,
        DEMONYM,
        GENERIC,
        /** A common noun that also stands before others as an adjective: military, rebel. */
        ADJECTIVE,
        GUESS
    }

    static Found of(int first, int last, Entry entry, boolean demonym) {
        How how = entry.isGeneric() ? demonym ? How.ADJECTIVE : How.GENERIC : demonym ? How.DEMONYM : How.NAME;
        return new Found(
                first,
                last,
                entry.type(),
                entry.id(),
                entry.name(),
                how,
                entry.use() == Entry.Use.SOURCE || entry.type() == EntryType.MEDIA,
                null,
                false);
    }

    /** A name that is in no list: words of a text as they stand there. */
    static Found guess(Tokens tokens, int first, int last, EntryType type) {
        String id = Slug.of(tokens, first, last);
        String name = tokens.text().substring(tokens.begin(first), tokens.end(last - 1));
        return new Found(first, last, type, id, name, How.GUESS, type == EntryType.MEDIA, null, false);
    }

    /** One word before a thing, of several that share their noun with it. */
    static Found shortened(int token, Found thing) {
        return new Found(token, token + 1, thing.type(), thing.id(), thing.name(), thing.how(), false, null, false);
    }

    /** Whether one thing was found that holds all of these tokens. */
    static boolean isOne(Found[] covering, int from, int to) {
        Found one = covering[from];
        return one != null && one.first() <= from && one.last() >= to;
    }

    boolean isGeneric() {
        return how == How.GENERIC || how == How.ADJECTIVE;
    }

    boolean isWeapon() {
        return type.isWeapon();
    }

    boolean overlaps(int from, int to) {
        return first < to && from < last;
    }

    Found spanning(int from, int to) {
        return new Found(from, to, type, id, name, how, monitor, quantity, source);
    }

    Found identified(String newId, String newName, EntryType newType) {
        return new Found(first, last, newType, newId, newName, how, monitor, quantity, source);
    }

    Found as(How newHow) {
        return new Found(first, last, type, id, name, newHow, monitor, quantity, source);
    }

    Found counting(Quantity newQuantity) {
        return new Found(first, last, type, id, name, how, monitor, newQuantity, source);
    }

    Found reporting() {
        return new Found(first, last, type, id, name, how, monitor, quantity, true);
    }
}
