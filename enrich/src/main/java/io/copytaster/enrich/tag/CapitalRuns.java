package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;

/** Runs of capitalised words in a text, with the small words that names hold: what may be a name, or several. */
final class CapitalRuns {
    private static final int LONGEST = 12;

    private final Reading reading;
    private final Tokens tokens;
    private final Found[] covering;

    /**
     * Those of a text.
     *
     * @param covering for each token what was found there, or null
     */
    CapitalRuns(Reading reading, Found[] covering) {
        this.reading = reading;
        this.tokens = reading.tokens();
        this.covering = covering;
    }

    /** Whether a run may begin at a token. */
    boolean beginsAt(int token) {
        return isNamePiece(token) && tokens.gap(token) != Tokens.JOINED;
    }

    /** Capitalised words, with the small words that names hold: of, for the, al-, bin. */
    int end(int from) {
        int to = from + 1;
        while (to < reading.count() && to - from < LONGEST) {
            if (isNickname(to)) {
                to += 2;
                continue;
            }
            if (!connects(to) || reading.isPossessive(to)) {
                return to;
            }
            if (isNamePiece(to)) {
                to++;
                continue;
            }
            int next = pastConnector(to);
            if (next == to || next >= reading.count() || !connects(next) || !isNamePiece(next)) {
                return to;
            }
            to = next + 1;
        }
        return to;
    }

    private boolean isNamePiece(int token) {
        return tokens.isCapital(token) && !isShouted(token) && !reading.is(token, WordClass.DAY);
    }

    /** A small word in capitals: the passage is all in capitals, which then make no name. */
    boolean isShouted(int token) {
        return token >= 0
                && token < reading.count()
                && tokens.shape(token) == Tokens.UPPER
                && (reading.is(token, WordClass.FUNCTION) || reading.is(token, WordClass.REPORT))
                && covering[token] == null;
    }

    /** A word in quotes inside a name: Jimmy "Barbecue" Cherizier. */
    private boolean isNickname(int token) {
        return token + 1 < reading.count()
                && tokens.gap(token) == Tokens.BREAK
                && tokens.gap(token + 1) == Tokens.BREAK
                && isNamePiece(token)
                && isNamePiece(token + 1)
                && tokens.begin(token) - tokens.end(token - 1) == 2
                && tokens.begin(token + 1) - tokens.end(token) == 2
                && isQuote(reading.before(token))
                && isQuote(reading.after(token));
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\u201C' || c == '\u201D';
    }

    private boolean connects(int token) {
        byte gap = tokens.gap(token);
        return gap <= Tokens.DOT && gap != Tokens.JOINED;
    }

    private int pastConnector(int token) {
        if (reading.isWord(token, "of") || reading.isWord(token, "for")) {
            boolean article = reading.isWord(token + 1, "the") && connects(token + 1);
            return article ? token + 2 : token + 1;
        }
        if (reading.isWord(token, "and") || reading.isWord(token, "to")) {
            return OrganisationWords.isOne(reading, token - 1) ? token : token + 1;
        }
        int to = token;
        while (to < token + 2
                && to < reading.count()
                && connects(to)
                && (reading.is(to, WordClass.NAMEPART) || reading.is(to, WordClass.ORGPART))) {
            to++;
        }
        return to;
    }
}
