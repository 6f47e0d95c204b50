package io.copytaster.ingest.format.charset;

/**
 * Halves of characters that stand alone, such as JSON can write them ({@code "\ud800"}). No charset has a place for them:
 * they would turn into question marks on the way out.
 */
public final class Surrogates {
    private static final char REPLACEMENT = '\ufffd';

    private Surrogates() {}

    /** Whether there are any in a text. */
    public static boolean standAlone(String text) {
        return firstAlone(text, 0) >= 0;
    }

    /** The text with each half that stands alone replaced as a decoder replaces what it cannot decode. */
    public static String replaced(String text) {
        int first = firstAlone(text, 0);
        if (first < 0) {
            return text;
        }
        var mended = new StringBuilder(text);
        for (int alone = first; alone >= 0; alone = firstAlone(mended, alone + 1)) {
            mended.setCharAt(alone, REPLACEMENT);
        }
        return mended.toString();
    }

    private static int firstAlone(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
