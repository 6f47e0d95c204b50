package io.copytaster.app.web;

import io.copytaster.enrich.clean.CleanText;
import io.copytaster.enrich.clean.TextCleaner;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.RawArticle;
import java.time.Instant;
import java.util.List;

/** What the versions of an article changed: each beside the one before it. */
final class VersionsView {
    /** The newest that are shown. */
    private static final int MOST = 10;

    private VersionsView() {}

    /**
     * The page.
     *
     * @param versions as they were delivered, in their order
     */
    static String page(EnrichedArticle article, List<RawArticle> versions) {
        String title = HitsView.titleOf(article);
        Html page = Layout.begin("Versions", SearchAddress.ALL, Layout.Place.ELSEWHERE);
        page.raw("<section id=\"versions\"><h1 dir=\"auto\">What the versions changed: ")
                .link(Links.article(article.getId()), title == null ? "untitled" : title)
                .raw("</h1>");
        List<RawArticle> shown = versions.subList(Math.max(0, versions.size() - MOST), versions.size());
        if (shown.size() < 2) {
            page.raw(
                    "<p class=\"note\">No earlier version is to be found: it came in too long before or after this one, or is no"
                            + " longer kept.</p></section>");
            return Layout.end(page);
        }
        for (int i = shown.size() - 1; i > 0; i--) {
            page.raw("<section class=\"changes\"><h2>Version ")
                    .text(shown.get(i).getVersion())
                    .raw("</h2>");
            DiffView.write(page, side(shown.get(i - 1)), side(shown.get(i)));
            page.raw("</section>");
        }
        page.raw("</section>");
        return Layout.end(page);
    }

    /** Cleaned as the articles are, so that what surrounds the text does not count as a change. */
    private static DiffView.Side side(RawArticle version) {
        CleanText clean = TextCleaner.clean(version.getTitle(), version.getText());
        Instant at = version.getVersionCreatedAt() == null ? version.getPublishedAt() : version.getVersionCreatedAt();
        return new DiffView.Side(
                version.getSource() + ", version " + version.getVersion(),
                at,
                clean.title() == null ? "" : clean.title(),
                clean.text());
    }
}
