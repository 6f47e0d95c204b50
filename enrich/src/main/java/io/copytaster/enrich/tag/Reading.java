package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;

/** One field of an article, cut into words that are looked up once. */
final class Reading {
    /** Letters from which on a headline's words have capitals. */
    private static final int LONG = 4;

    private final Tokens tokens;
    private final int[] words;
    /** By token: the classes of its word, as bits; none for an unknown word. */
    private final long[] classes;

    private final boolean caseless;
    /** Null: not asked yet. */
    private Boolean headline;

    Reading(String text, Vocabulary vocabulary) {
        this.tokens = Tokens.of(text);
        this.caseless = tokens.isCaseless();
        this.words = new int[tokens.count()];
        this.classes = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = vocabulary.find(tokens, i);
            classes[i] = vocabulary.classes(words[i]);
            if (i > 0 && tokens.gap(i) == Tokens.SENTENCE && after(i - 1) == '.' && abbreviates(i - 1)) {
                tokens.continueSentence(i);
            }
        }
    }

    private boolean abbreviates(int token) {
        return is(token, WordClass.ABBREVIATION)
                || (tokens.length(token) == 1
                        && tokens.shape(token) != Tokens.NUMBER
                        && (caseless || tokens.isCapital(token)));
    }

    Tokens tokens() {
        return tokens;
    }

    int count() {
        return words.length;
    }

    /** Number of the word in the vocabulary, or {@link Vocabulary#UNKNOWN}. */
    int word(int token) {
        return words[token];
    }

    /** Whether a word is no word of the language as far as is known: it may be part of a name. */
    boolean isStrange(int token) {
        return words[token] == Vocabulary.UNKNOWN || is(token, WordClass.PERSONAL);
    }

    boolean isCaseless() {
        return caseless;
    }

    /** Whether capitals say nothing of a word: in a text without case, or with one to most words, as in many headlines. */
    boolean isHeadline() {
        if (headline == null) {
            headline = caseless || isWrittenInCapitals(); // few texts are asked, some of them at every word
        }
        return headline;
    }

    private boolean isWrittenInCapitals() {
        int many = 0;
        int capitals = 0;
        for (int i = 0; i < words.length; i++) {
            if (tokens.length(i) >= LONG) {
                many++;
                capitals += tokens.isCapital(i) ? 1 : 0;
            }
        }
        return 2 * capitals > many;
    }

    boolean is(int token, WordClass wordClass) {
        return token >= 0 && token < classes.length && (classes[token] & wordClass.bit()) != 0;
    }

    /** Whether a word is of one of these classes, given as bits. */
    boolean isAny(int token, long wordClasses) {
        return token >= 0 && token < classes.length && (classes[token] & wordClasses) != 0;
    }

    boolean isWord(int token, String folded) {
        return token >= 0 && token < words.length && tokens.is(token, folded);
    }

    /** Whether a token follows the one before it with no more than a space or a hyphen between. */
    boolean follows(int token) {
        return token > 0 && token < words.length && tokens.gap(token) <= Tokens.HYPHEN;
    }

    /** Whether a possessive s stands at a token. */
    boolean isPossessive(int token) {
        return token > 0 && token < words.length && tokens.gap(token) == Tokens.APOSTROPHE && isWord(token, "s");
    }

    boolean startsSentence(int token) {
        return tokens.gap(token) >= Tokens.SENTENCE || (tokens.gap(token) == Tokens.BREAK && opensQuote(token));
    }

    private boolean opensQuote(int token) {
        int at = tokens.begin(token) - 1;
        return at >= 0 && (tokens.charAt(at) == '"' || tokens.charAt(at) == '\u201C');
    }

    /** The character before a token, or a space. */
    char before(int token) {
        int at = tokens.begin(token) - 1;
        return at < 0 ? ' ' : tokens.charAt(at);
    }

    /** The character after a token, or a space. */
    char after(int token) {
        int at = tokens.end(token);
        return at < tokens.text().length() ? tokens.charAt(at) : ' ';
    }
}
