package io.copytaster.ingest.format.html;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;
import org.jsoup.select.NodeFilter;

/** Plain text of HTML fragments: paragraphs apart by an empty line, lines of a {@code br} by a line break. */
public final class HtmlText {
    private static final Pattern ENTITY =
            Pattern.compile("&(#\\d{1,7}|#[xX]\\p{XDigit}{1,6}|\\p{Alpha}\\p{Alnum}{1,30});");
    private static final Pattern TAG = Pattern.compile("<(/?)(\\p{Alpha}\\p{Alnum}*)(\\s[^<>]*)?/?>");
    private static final Set<String> SILENT =
            Set.of("script", "style", "noscript", "template", "head", "iframe", "applet", "svg", "button");
    private static final Set<String> LINES = Set.of("tr", "dt", "dd");

    private HtmlText() {}

    /**
     * Plain text of something that may be HTML. Feeds do not say: what has no tag that HTML knows and no entity stays
     * as it is, so that a headline such as {@code STANDARD OIL <SRD> UP} keeps its ticker.
     */
    public static String ofMaybeHtml(String text) {
        return looksLikeHtml(text) ? of(TAG.matcher(text).replaceAll(HtmlText::keepTicker)) : tidy(text);
    }

    private static String keepTicker(MatchResult tag) {
        String name = tag.group(2);
        boolean ticker = tag.group().length() == name.length() + 2
                && name.equals(name.toUpperCase(Locale.ROOT))
                && !Tag.isKnownTag(name.toLowerCase(Locale.ROOT));
        return Matcher.quoteReplacement(ticker ? "&lt;" + name + "&gt;" : tag.group());
    }

    /** Plain text of HTML. */
    public static String of(String html) {
        var walk = new Walk();
        Jsoup.parseBodyFragment(html).body().filter(walk);
        return tidy(walk.text.toString());
    }

    private static boolean looksLikeHtml(String text) {
        if (ENTITY.matcher(text).find()) {
            return true;
        }
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            boolean closes = !tags.group(1).isEmpty();
            boolean attributes = tags.group(3) != null && tags.group(3).indexOf('=') > 0;
            if (closes || attributes || Tag.isKnownTag(tags.group(2).toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Trims lines, and leaves at most one empty line between paragraphs. */
    private static String tidy(String text) {
        // Line by line: patterns for the space around a line break take forever on long runs of spaces.
        var tidy = new StringBuilder(text.length());
        int empty = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String trimmed = trim(line);
            if (trimmed.isEmpty()) {
                empty++;
            } else {
                if (!tidy.isEmpty()) {
                    tidy.append(empty > 0 ? "\n\n" : "\n");
                }
                tidy.append(trimmed);
                empty = 0;
            }
        }
        return tidy.toString();
    }

    private static String trim(String line) {
        int begin = 0;
        int end = line.length();
        while (begin < end && isSpace(line.charAt(begin))) {
            begin++;
        }
        while (end > begin && isSpace(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(begin, end);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00a0';
    }

    private static final class Walk implements NodeFilter {
        final StringBuilder text = new StringBuilder();

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(words);
            } else if (node instanceof Element element) {
                if (SILENT.contains(element.normalName())) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                separate(element);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && !element.normalName().equals("br")) {
                separate(element);
            }
            return FilterResult.CONTINUE;
        }

        private void append(TextNode words) {
            if (words.parent() != null && words.parent().normalName().equals("pre")) {
                text.append(words.getWholeText());
                return;
            }
            String flat = words.getWholeText().replaceAll("[ \\t\\n\\r\\f]+", " ");
            boolean fresh = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
            text.append(fresh && flat.startsWith(" ") ? flat.substring(1) : flat);
        }

        private void separate(Element element) {
            String name = element.normalName();
            if (name.equals("br")) {
                text.append('\n');
            } else if (LINES.contains(name)) {
                unlessAfter("\n", '\n');
            } else if (name.equals("td") || name.equals("th")) {
                unlessAfter(" \n", ' ');
            } else if (element.isBlock()) {
                text.append("\n\n");
            }
        }

        private void unlessAfter(String gaps, char gap) {
            if (!text.isEmpty() && gaps.indexOf(text.charAt(text.length() - 1)) < 0) {
                text.append(gap);
            }
        }
    }
}
