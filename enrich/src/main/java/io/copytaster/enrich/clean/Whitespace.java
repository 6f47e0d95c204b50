package io.copytaster.enrich.clean;

/** Line ends, blanks and invisible characters in one form. */
final class Whitespace {
    private Whitespace() {}

    /**
     * The text with line feeds as line ends, one empty line between paragraphs, one blank between words, none at the
     * ends of lines, and without control characters, byte order marks, zero-width spaces and soft hyphens.
     */
    static String normal(String text) {
        var out = new StringBuilder(text.length());
        int lineEnds = 0;
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\u2028' || c == '\u0085' || (c == '\r' && !followedBy(text, i, '\n'))) {
                lineEnds++;
            } else if (c == '\u2029') {
                lineEnds += 2;
            } else if (c == ' ' || c == '\t' || c == '\u000b' || c == '\f' || Character.isSpaceChar(c)) {
                blank = true;
            } else if (!Character.isISOControl(c) && c != '\ufeff' && c != '\u200b' && c != '\u00ad') {
                if (out.length() > 0) {
                    if (lineEnds > 0) {
                        out.append(lineEnds > 1 ? "\n\n" : "\n");
                    } else if (blank) {
                        out.append(' ');
                    }
                }
                lineEnds = 0;
                blank = false;
                out.append(c);
            }
        }
        return out.length() == text.length() && text.contentEquals(out) ? text : out.toString();
    }

    private static boolean followedBy(String text, int at, char next) {
        return at + 1 < text.length() && text.charAt(at + 1) == next;
    }
}
