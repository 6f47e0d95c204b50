package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;

/** Makes an id of words: lower case, no diacritics, joined by hyphens as the words were. */
final class Slug {
    private Slug() {}

    static String of(String words) {
        Tokens tokens = Tokens.of(words);
        var slug = new StringBuilder(words.length());
        for (int i = 0; i < tokens.count(); i++) {
            byte gap = tokens.gap(i);
            if (i > 0 && gap != Tokens.JOINED && gap != Tokens.APOSTROPHE) {
                slug.append('-');
            }
            slug.append(tokens.folded(i));
        }
        return slug.isEmpty() ? "unnamed" : slug.toString();
    }
}
