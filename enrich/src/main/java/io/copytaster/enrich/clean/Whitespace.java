package io.copytaster.enrich.clean;

/** Line ends, blanks and invisible characters in one form. */
final class Whitespace {
    private Whitespace() {}

    /**
     * The text with line feeds as line ends, one empty line between paragraphs, one blank between words, none at the
     * ends of lines, and without control characters, byte order marks, zero-width spaces and soft hyphens.
     */
    static String normal(String text) {
        char[] chars = text.toCharArray();
        return isNormal(chars) ? text : normal(chars);
    }

    /** Whether nothing is to be done, as with most texts. */
    private static boolean isNormal(char[] chars) {
        int lineEnds = 1; // before the first character neither a blank nor a line end is in place
        char last = '\n';
        for (char c : chars) {
            if (c == ' ') {
                if (last == ' ' || last == '\n') {
                    return false;
                }
            } else if (c == '\n') {
                if (last == ' ' || ++lineEnds > 2) {
                    return false;
                }
            } else if (c < ' ' || (c >= '\u007f' && isOdd(c))) {
                return false;
            } else {
                lineEnds = 0;
            }
            last = c;
        }
        return chars.length == 0 || (last != ' ' && last != '\n' && chars[0] != '\n');
    }

    private static String normal(char[] chars) {
        var out = new char[chars.length + 1];
        int length = 0;
        int lineEnds = 0;
        boolean blank = false;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (isLineEnd(c)) {
                boolean half = c == '\r' && i + 1 < chars.length && chars[i + 1] == '\n';
                lineEnds += half ? 0 : c == '\u2029' ? 2 : 1;
            } else if (isBlank(c)) {
                blank = true;
            } else if (!isInvisible(c)) {
                if (length > 0 && lineEnds > 0) {
                    out[length++] = '\n';
                    if (lineEnds > 1) {
                        out[length++] = '\n';
                    }
                } else if (length > 0 && blank) {
                    out[length++] = ' ';
                }
                lineEnds = 0;
                blank = false;
                out[length++] = c;
            }
        }
        return new String(out, 0, length);
    }

    private static boolean isOdd(char c) {
        return isLineEnd(c) || isBlank(c) || isInvisible(c);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u000b' || c == '\f' || (c >= '\u0080' && Character.isSpaceChar(c));
    }

    private static boolean isInvisible(char c) {
        return Character.isISOControl(c) || c == '\ufeff' || c == '\u200b' || c == '\u00ad';
    }
}
