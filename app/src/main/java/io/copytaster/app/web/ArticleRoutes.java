package io.copytaster.app.web;

import io.copytaster.enrich.clean.CleanText;
import io.copytaster.enrich.clean.TextCleaner;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.RawArticle;
import io.copytaster.sink.search.Family;
import io.copytaster.sink.search.Searches;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Pages of articles, copies among them, and of their families. */
final class ArticleRoutes {
    private static final String API = "/api" + Links.ARTICLES;

    private final Searches searches;
    private final Deliveries deliveries;
    private final Predicate<String> withdrawn;

    /** Routes to what is held; the texts of copies stay unknown without {@code deliveries}. */
    ArticleRoutes(Searches searches, Deliveries deliveries, Predicate<String> withdrawn) {
        this.withdrawn = withdrawn;
        this.searches = searches;
        this.deliveries = deliveries;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/articles", context -> page(context, SearchRequest.id(context)));
        routes.get("/articles/<id>", context -> page(context, Answers.idOf(context, Links.ARTICLES)));
        routes.get("/api/articles", context -> json(context, SearchRequest.id(context)));
        routes.get("/api/articles/<id>", context -> json(context, Answers.idOf(context, API)));
        routes.get("/versions", context -> versionsPage(context, SearchRequest.id(context)));
        routes.get("/api/versions", context -> versionsJson(context, SearchRequest.id(context)));
        routes.get("/api/family", context -> familyJson(context, SearchRequest.id(context)));
    }

    private void page(Context context, String id) {
        Optional<EnrichedArticle> article = searches.article(id);
        Optional<DuplicateArticle> copy = article.isPresent() ? Optional.empty() : searches.copy(id);
        if (article.isPresent()) {
            Answers.html(context, articlePage(article.get()));
        } else if (copy.isPresent()) {
            Answers.html(context, copyPage(copy.get()));
        } else if (isWithdrawn(id)) {
            context.status(410);
            Answers.html(context, ArticleView.withdrawn(id));
        } else {
            Answers.refuse(context, 404, ArticleView.notHeld(id));
        }
    }

    private String articlePage(EnrichedArticle article) {
        EnrichedArticle before = article.getRevisionOf() == null
                ? null
                : searches.article(article.getRevisionOf()).orElse(null);
        return ArticleView.page(article, searches.family(article.getFamilyId()), before);
    }

    private String copyPage(DuplicateArticle copy) {
        CleanText text = deliveries == null
                ? null
                : deliveries
                        .of(copy)
                        .map(raw -> TextCleaner.clean(raw.getTitle(), raw.getText()))
                        .orElse(null);
        return CopyView.page(
                copy, searches.article(copy.getDuplicateOf()).orElse(null), searches.family(copy.getFamilyId()), text);
    }

    private void versionsPage(Context context, String id) {
        Optional<EnrichedArticle> article = searches.article(id);
        if (article.isEmpty()) {
            page(context, id);
        } else {
            Answers.html(context, VersionsView.page(article.get(), versions(article.get())));
        }
    }

    private void versionsJson(Context context, String id) {
        Optional<EnrichedArticle> article = searches.article(id);
        if (article.isEmpty()) {
            json(context, id);
            return;
        }
        Answers.json(context, ApiJson.object(json -> {
            json.writeArrayFieldStart("versions");
            for (RawArticle version : versions(article.get())) {
                json.writeRawValue(ArticleJson.line(version));
            }
            json.writeEndArray();
        }));
    }

    private List<RawArticle> versions(EnrichedArticle article) {
        return deliveries == null ? List.of() : deliveries.versions(article);
    }

    private void familyJson(Context context, String id) {
        Family family = searches.family(id);
        if (family.articles().isEmpty() && family.copies().isEmpty()) {
            Answers.refuse(context, 404, "There is no family " + id + " here; articles name theirs as familyId.");
        } else {
            Answers.json(context, ApiJson.family(family));
        }
    }

    private boolean isWithdrawn(String id) {
        return searches.isWithdrawn(id) || withdrawn.test(id);
    }

    private void json(Context context, String id) {
        Optional<String> json = searches.article(id).map(ArticleJson::line).or(() -> searches.copy(id)
                .map(ArticleJson::line));
        if (json.isPresent()) {
            Answers.json(context, json.get());
        } else if (isWithdrawn(id)) {
            Answers.refuse(context, 410, "The article " + id + " was withdrawn.");
        } else {
            Answers.refuse(context, 404, ArticleView.notHeld(id));
        }
    }
}
