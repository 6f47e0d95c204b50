package io.copytaster.app.web;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.search.Family;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which outlets carried a story, and when: its article, revisions and copies in the order of time. */
final class FamilyView {
    private static final int MOST_ROWS = 200;

    private record Member(Instant at, String id, Runnable row) {}

    private FamilyView() {}

    /** The family's table, unless there is but one in it. */
    static void write(Html page, Family family, String here) {
        if (family.size() < 2) {
            return;
        }
        var members = new ArrayList<Member>();
        family.articles()
                .forEach(article -> members.add(
                        new Member(article.getPublishedAt(), article.getId(), () -> row(page, article, here))));
        family.copies()
                .forEach(copy ->
                        members.add(new Member(copy.getPublishedAt(), copy.getId(), () -> row(page, copy, here))));
        members.sort(Comparator.comparing(Member::at, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Member::id));
        page.raw("<section class=\"family\" id=\"family\"><h2>Its family</h2><p class=\"facts\">")
                .text(Layout.count(family.articles().size(), "article", "articles"))
                .raw(", ")
                .text(Layout.count(family.copies().size(), "copy", "copies"))
                .raw(" in ")
                .text(Layout.count(outlets(family), "outlet", "outlets"))
                .raw("</p><div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Family\"><table><thead><tr>"
                        + "<th>published</th><th>outlet</th><th>headline</th><th>what it is</th>"
                        + "<th>of it in the other</th><th>of the other in it</th></tr></thead><tbody>");
        members.subList(0, Math.min(MOST_ROWS, members.size()))
                .forEach(member -> member.row().run());
        page.raw("</tbody></table></div>");
        if (members.size() > MOST_ROWS) {
            page.raw("<p class=\"note\">").text(members.size() - MOST_ROWS).raw(" more.</p>");
        }
        page.raw("</section>");
    }

    /** A share as a bar and a number. */
    static void share(Html page, double share) {
        Layout.bar(page, Math.round(share * 100), 100);
        page.raw("<span class=\"n\">")
                .text(String.format(Locale.ENGLISH, "%.0f %%", share * 100))
                .raw("</span>");
    }

    private static void row(Html page, EnrichedArticle article, String here) {
        begin(page, article.getPublishedAt(), article.getSource(), article.getId(), HitsView.titleOf(article), here);
        boolean revises = article.getRevisionOf() != null;
        page.raw(revises ? "<span class=\"kind\">revision</span>" : "<span class=\"kind first\">first</span>");
        page.raw("</td><td></td><td></td></tr>\n");
    }

    private static void row(Html page, DuplicateArticle copy, String here) {
        begin(page, copy.getPublishedAt(), copy.getSource(), copy.getId(), copy.getTitle(), here);
        page.raw("<span class=\"kind copy\">")
                .text(Mentions.words(copy.getKind().name()))
                .raw(" copy</span></td><td class=\"share\">");
        share(page, copy.getContainment());
        page.raw("</td><td class=\"share\">");
        share(page, copy.getContainmentOf());
        page.raw("</td></tr>\n");
    }

    private static void begin(Html page, Instant at, String source, String id, String title, String here) {
        page.raw(id.equals(here) ? "<tr class=\"here\"><td>" : "<tr><td>");
        Layout.time(page, at);
        page.raw("</td><td>");
        HitsView.source(page, source);
        page.raw("</td><td dir=\"auto\">");
        String headline = title == null || title.isBlank() ? "untitled" : title;
        if (id.equals(here)) {
            page.text(headline).raw(" <small>(this one)</small>");
        } else {
            page.link(Links.article(id), headline);
        }
        page.raw("</td><td>");
    }

    private static int outlets(Family family) {
        List<String> sources = new ArrayList<>();
        family.articles().forEach(article -> sources.add(article.getSource()));
        family.copies().forEach(copy -> sources.add(copy.getSource()));
        return sources.stream().collect(Collectors.toSet()).size();
    }
}
