package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;

/** Makes an id of words: lower case, no diacritics, joined by hyphens as the words were. */
final class Slug {
    private Slug() {}

    static String of(String words) {
        Tokens tokens = Tokens.of(words);
        return tokens.count() == 0 ? "unnamed" : of(tokens, 0, tokens.count());
    }

    /** The same of some words of a text, at least one. */
    static String of(Tokens tokens, int first, int last) {
        var slug = new StringBuilder(tokens.end(last - 1) - tokens.begin(first));
        for (int i = first; i < last; i++) {
            byte gap = tokens.gap(i);
            if (i > first && gap != Tokens.JOINED && gap != Tokens.APOSTROPHE) {
                slug.append('-');
            }
            slug.append(tokens.folded(i));
        }
        return slug.toString();
    }
}
