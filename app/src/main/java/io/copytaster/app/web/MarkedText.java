package io.copytaster.app.web;

import io.copytaster.schemas.Mention;
import io.copytaster.sink.search.Span;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * A text with its mentions and the words searched for, which may overlap and nest in any way: each character shows the
 * shortest mention that it stands in. Mentions whose offsets cannot be are left out.
 */
final class MarkedText {
    private final String text;
    private final List<Mention> mentions;
    /** For each character the mention that it shows, from 1; 0: none. */
    private final int[] mentionAt;

    private final BitSet matched;
    private final boolean linked;

    /** Up to {@code shown} characters of a text; mentions are those of this field alone. */
    MarkedText(String text, int shown, List<Mention> fieldMentions, List<Span> matches) {
        this(text, shown, fieldMentions, matches, false);
    }

    /** The same, each mention a link to what it stands for if {@code linked}. */
    MarkedText(String text, int shown, List<Mention> fieldMentions, List<Span> matches, boolean linked) {
        this.text = text;
        this.linked = linked;
        int length = Math.min(shown, text.length());
        mentions = fieldMentions.stream()
                .filter(mention -> fits(mention.getBegin(), mention.getEnd(), length))
                .sorted(Comparator.comparingInt((Mention mention) -> mention.getBegin() - mention.getEnd()))
                .toList();
        mentionAt = new int[length];
        for (int i = 0; i < mentions.size(); i++) {
            Arrays.fill(mentionAt, mentions.get(i).getBegin(), mentions.get(i).getEnd(), i + 1);
        }
        matched = new BitSet(length);
        for (Span match : matches) {
            if (fits(match.begin(), match.end(), length)) {
                matched.set(match.begin(), match.end());
            }
        }
    }

    /** Writes a stretch of the text; what lies outside of it is left out. */
    void write(Html out, int from, int to) {
        int begin = Math.max(0, from);
        int end = Math.min(to, mentionAt.length);
        while (begin < end) {
            int mention = mentionAt[begin];
            int next = begin;
            while (next < end && mentionAt[next] == mention) {
                next++;
            }
            if (mention > 0) {
                open(out, mentions.get(mention - 1));
            }
            writeMatches(out, begin, next);
            if (mention > 0) {
                out.raw(linked ? "</a>" : "</span>");
            }
            begin = next;
        }
    }

    private void open(Html out, Mention mention) {
        out.raw(linked ? "<a" : "<span")
                .attribute("class", Mentions.style(mention.getKind()))
                .attribute("href", linked ? Links.thing(mention) : null)
                .attribute("title", Mentions.title(mention))
                .raw(">");
    }

    private void writeMatches(Html out, int begin, int end) {
        for (int at = begin; at < end; ) {
            boolean match = matched.get(at);
            int change = match ? matched.nextClearBit(at) : matched.nextSetBit(at);
            int next = change < 0 ? end : Math.min(end, change);
            out.raw(match ? "<mark>" : "").text(text, at, next).raw(match ? "</mark>" : "");
            at = next;
        }
    }

    private boolean fits(int begin, int end, int length) {
        return begin >= 0 && begin < end && end <= length && !splitsPair(begin) && !splitsPair(end);
    }

    private boolean splitsPair(int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }
}
