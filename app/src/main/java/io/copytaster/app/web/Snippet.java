package io.copytaster.app.web;

import io.copytaster.sink.search.Span;
import java.util.List;

/** The part of a text that shows best why it was found: where most matches stand close together, else its beginning. */
record Snippet(int begin, int end) {
    private static final int LENGTH = 300;
    /** Context before the first match. */
    private static final int BEFORE = 60;

    static Snippet of(String text, List<Span> matches) {
        int first = 0;
        int most = 0;
        for (int i = 0, last = 0; i < matches.size(); i++) {
            last = Math.max(last, i);
            while (last < matches.size()
                    && matches.get(last).end() <= matches.get(i).begin() + LENGTH - BEFORE) {
                last++;
            }
            if (last - i > most) {
                most = last - i;
                first = i;
            }
        }
        int from = matches.isEmpty() || matches.get(first).end() <= LENGTH
                ? 0
                : wordStart(text, matches.get(first).begin() - BEFORE);
        return new Snippet(from, wordEnd(text, from + LENGTH));
    }

    private static int wordStart(String text, int wanted) {
        int at = Math.max(0, wanted);
        for (int i = at; i < Math.min(text.length(), at + BEFORE); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return wholeCharacter(text, at);
    }

    private static int wordEnd(String text, int wanted) {
        if (wanted >= text.length()) {
            return text.length();
        }
        for (int i = wanted; i > wanted - BEFORE && i > 0; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return wholeCharacter(text, wanted);
    }

    private static int wholeCharacter(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
