package io.copytaster.app.web;

import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.schemas.Quantity;
import java.util.List;
import java.util.Objects;

/** Who and what is in an article: each actor and weapon once, statements, and every mention in a table. */
final class MentionsView {
    private static final int MOST_ROWS = 1_000;
    private static final int MOST_QUOTED = 300;

    private MentionsView() {}

    static void write(Html page, EnrichedArticle article) {
        if (article.getMentions().isEmpty()) {
            page.raw("<p class=\"note\">No actor or weapon is mentioned.</p>");
            return;
        }
        things(page, article, MentionKind.ACTOR, "Actors");
        things(page, article, MentionKind.WEAPON, "Weapons");
        statements(page, article);
    }

    /** Every mention with where it stands. */
    static void table(Html page, EnrichedArticle article) {
        List<Mention> mentions = article.getMentions();
        if (mentions.isEmpty()) {
            return;
        }
        page.raw("<details class=\"mentions\"><summary>Every mention (")
                .text(mentions.size())
                .raw(
                        ")</summary><div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Every mention\"><table>"
                                + "<thead><tr><th>as it stands</th><th>stands for</th><th>type</th>"
                                + "<th>how many</th><th>where</th></tr></thead><tbody>");
        for (Mention mention : mentions.subList(0, Math.min(MOST_ROWS, mentions.size()))) {
            page.raw("<tr><td dir=\"auto\">").text(mention.getText()).raw("</td><td>");
            thing(page, mention);
            page.raw("</td><td>")
                    .text(Mentions.words(mention.getType()))
                    .text(mention.getRole() == null ? "" : ", " + Mentions.words(mention.getRole()))
                    .raw("</td><td>")
                    .text(Mentions.quantity(mention.getQuantity()))
                    .raw("</td><td>")
                    .text(Mentions.words(mention.getField().name()))
                    .raw(" ")
                    .text(mention.getBegin())
                    .raw("–")
                    .text(mention.getEnd())
                    .raw("</td></tr>\n");
        }
        page.raw("</tbody></table></div>");
        if (mentions.size() > MOST_ROWS) {
            page.raw("<p class=\"note\">").text(mentions.size() - MOST_ROWS).raw(" more in the JSON.</p>");
        }
        page.raw("</details>");
    }

    private static void things(Html page, EnrichedArticle article, MentionKind kind, String heading) {
        List<List<Mention>> things = Mentions.byThing(article.getMentions(), kind);
        if (things.isEmpty()) {
            return;
        }
        page.raw("<section><h2>").text(heading).raw("</h2><ul class=\"things\">");
        for (List<Mention> mentions : things.subList(0, Math.min(MOST_ROWS, things.size()))) {
            Mention first = mentions.get(0);
            page.raw("<li>");
            thing(page, first);
            page.raw(" <span class=\"type\">").text(Mentions.words(first.getType()));
            if (mentions.stream().allMatch(mention -> mention.getRole() != null)) {
                page.raw(", ").text(Mentions.words(first.getRole()));
            }
            page.raw("</span>");
            mentions.stream()
                    .map(Mention::getQuantity)
                    .filter(Objects::nonNull)
                    .distinct()
                    .limit(3)
                    .forEach(quantity -> quantity(page, quantity));
            if (mentions.size() > 1) {
                page.raw(" <span class=\"n\">×").text(mentions.size()).raw("</span>");
            }
            page.raw("</li>");
        }
        page.raw("</ul></section>");
    }

    private static void quantity(Html page, Quantity quantity) {
        page.raw(" <span class=\"quantity\">").text(Mentions.quantity(quantity)).raw("</span>");
    }

    private static void statements(Html page, EnrichedArticle article) {
        if (article.getLinks().isEmpty()) {
            return;
        }
        page.raw("<section><h2>Who with what</h2><ul class=\"statements\">");
        article.getLinks().stream().limit(MOST_ROWS).forEach(link -> {
            page.raw("<li>");
            named(page, article, MentionKind.ACTOR, link.getActor());
            page.raw(" <span class=\"relation\">")
                    .text(Mentions.words(link.getRelation()))
                    .raw("</span> ");
            named(page, article, MentionKind.WEAPON, link.getWeapon());
            quote(page, article, link);
            page.raw("</li>");
        });
        page.raw("</ul></section>");
    }

    private static void quote(Html page, EnrichedArticle article, Link link) {
        String text = link.getField() == ArticleField.TITLE ? article.getTitle() : article.getText();
        if (text == null || link.getBegin() < 0 || link.getEnd() > text.length() || link.getBegin() >= link.getEnd()) {
            return;
        }
        int end = Math.min(link.getEnd(), link.getBegin() + MOST_QUOTED);
        page.raw("<q dir=\"auto\">").text(text, link.getBegin(), end).raw(end < link.getEnd() ? " …</q>" : "</q>");
    }

    private static void named(Html page, EnrichedArticle article, MentionKind kind, String id) {
        article.getMentions().stream()
                .filter(mention -> mention.getKind() == kind && mention.getId().equals(id))
                .findFirst()
                .ifPresentOrElse(mention -> thing(page, mention), () -> page.text(id));
    }

    private static void thing(Html page, Mention mention) {
        HitsView.thing(
                page, Links.thing(mention), Mentions.style(mention.getKind()), mention.getType(), mention.getName());
    }
}
