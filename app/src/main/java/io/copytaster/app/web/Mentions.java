package io.copytaster.app.web;

import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.schemas.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Mentions in words, and put together by what they stand for. */
final class Mentions {
    private Mentions() {}

    /** All mentions of one thing in an article, in their order. */
    static List<List<Mention>> byThing(List<Mention> mentions, MentionKind kind) {
        Map<String, List<Mention>> things = new LinkedHashMap<>();
        for (Mention mention : mentions) {
            if (mention.getKind() == kind) {
                things.computeIfAbsent(mention.getId(), id -> new ArrayList<>()).add(mention);
            }
        }
        return List.copyOf(things.values());
    }

    /** Those in one field. */
    static List<Mention> in(List<Mention> mentions, ArticleField field) {
        return mentions.stream().filter(mention -> mention.getField() == field).toList();
    }

    /** What a mention is, in a few words. */
    static String title(Mention mention) {
        var title = new StringBuilder(mention.getName()).append(" · ").append(words(mention.getType()));
        if (mention.getQuantity() != null) {
            title.append(" · ").append(quantity(mention.getQuantity()));
        }
        if (mention.getRole() != null) {
            title.append(" · ").append(words(mention.getRole()));
        }
        return title.toString();
    }

    static String quantity(Quantity quantity) {
        if (quantity == null) {
            return "";
        }
        Long max = quantity.getMax();
        if (max == null) {
            return String.format(Locale.ENGLISH, "%,d or more", quantity.getMin());
        }
        return max == quantity.getMin()
                ? String.format(Locale.ENGLISH, "%,d", max)
                : String.format(Locale.ENGLISH, "%,d to %,d", quantity.getMin(), max);
    }

    /** Class of the style sheet for actors or weapons. */
    static String style(MentionKind kind) {
        return kind == MentionKind.ACTOR ? "actor" : "weapon";
    }

    /** A code such as ARMED_GROUP as words. */
    static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
