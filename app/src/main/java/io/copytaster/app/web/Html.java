package io.copytaster.app.web;

/**
 * Builds a page. Everything that comes from outside goes through {@link #text} or {@link #attribute}, which escape it;
 * {@link #raw} takes only what stands in this program.
 */
final class Html {
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder page = new StringBuilder(8_192);

    /** Markup as it is written in the program. */
    Html raw(String markup) {
        page.append(markup);
        return this;
    }

    /** Text from anywhere. */
    Html text(String text) {
        return text(text, 0, text == null ? 0 : text.length());
    }

    /** A stretch of a text from anywhere. */
    Html text(String text, int begin, int end) {
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                case '\n', '\t' -> page.append(c);
                default -> page.append(isShown(text, i, c) ? c : REPLACEMENT);
            }
        }
        return this;
    }

    Html text(long number) {
        page.append(number);
        return this;
    }

    /** An attribute with its name, which stands in the program; none if the value is null. */
    Html attribute(String name, String value) {
        if (value != null) {
            page.append(' ').append(name).append("=\"");
            text(value);
            page.append('"');
        }
        return this;
    }

    /** A link to a place of this site, or elsewhere if {@link Links#safe} let it through. */
    Html link(String address, String label) {
        boolean outside = !address.startsWith("/");
        raw("<a").attribute("href", address).raw(outside ? " rel=\"noopener nofollow\">" : ">");
        return text(label).raw("</a>");
    }

    @Override
    public String toString() {
        return page.toString();
    }

    /** Control characters and halves of surrogate pairs are no text, and browsers differ in what they make of them. */
    private static boolean isShown(String text, int at, char c) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return !Character.isISOControl(c) && c != '\uFFFE' && c != '\uFFFF';
    }
}
