package io.copytaster.ingest.format.charset;

/**
 * What no text should hold though JSON and XML can write it: halves of characters that stand alone ({@code "\\ud800"}),
 * for which no charset has a place, and the character zero, which databases refuse.
 */
public final class Unwritable {
    private static final char REPLACEMENT = '\ufffd';

    private Unwritable() {}

    /** Whether there is any of it in a text. */
    public static boolean isIn(String text) {
        return first(text, 0) >= 0;
    }

    /** The text with each such character replaced as a decoder replaces what it cannot decode. */
    public static String replaced(String text) {
        int first = first(text, 0);
        if (first < 0) {
            return text;
        }
        var mended = new StringBuilder(text);
        for (int bad = first; bad >= 0; bad = first(mended, bad + 1)) {
            mended.setCharAt(bad, REPLACEMENT);
        }
        return mended.toString();
    }

    private static int first(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
