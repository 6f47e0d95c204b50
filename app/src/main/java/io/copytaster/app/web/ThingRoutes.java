package io.copytaster.app.web;

import io.copytaster.app.web.ThingView.Portrait;
import io.copytaster.sink.search.Facet;
import io.copytaster.sink.search.Filters;
import io.copytaster.sink.search.SearchFacets;
import io.copytaster.sink.search.SearchQuery;
import io.copytaster.sink.search.Searches;
import io.copytaster.sink.search.Thing;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages of actors and weapons, and suggestions of them. */
final class ThingRoutes {
    private static final int MOST_NEAR = 14;
    private static final int MOST_STATEMENTS = 30;
    private static final int NEWEST = 8;
    private static final int MOST_SUGGESTED = 8;

    private final Searches searches;

    ThingRoutes(Searches searches) {
        this.searches = searches;
    }

    void addTo(RoutesConfig routes) {
        add(routes, Facet.ACTOR, Links.ACTORS);
        add(routes, Facet.WEAPON, Links.WEAPONS);
        routes.get(
                "/api/suggest",
                context -> Answers.json(
                        context,
                        ApiJson.suggestions(searches.suggest(SearchRequest.given(context, "q"), MOST_SUGGESTED))));
    }

    private void add(RoutesConfig routes, Facet facet, String folder) {
        String bare = folder.substring(0, folder.length() - 1);
        routes.get(bare, context -> page(context, facet, SearchRequest.id(context)));
        routes.get(folder + "<id>", context -> page(context, facet, Answers.idOf(context, folder)));
        routes.get("/api" + bare, context -> json(context, facet, SearchRequest.id(context)));
        routes.get("/api" + folder + "<id>", context -> json(context, facet, Answers.idOf(context, "/api" + folder)));
    }

    private void page(Context context, Facet facet, String id) {
        portrait(facet, id)
                .ifPresentOrElse(
                        found -> Answers.html(context, ThingView.page(found)),
                        () -> Answers.refuse(context, 404, notMentioned(facet, id)));
    }

    private void json(Context context, Facet facet, String id) {
        portrait(facet, id)
                .ifPresentOrElse(
                        found -> Answers.json(context, ApiJson.portrait(found)),
                        () -> Answers.refuse(context, 404, notMentioned(facet, id)));
    }

    private Optional<Portrait> portrait(Facet facet, String id) {
        return searches.thing(facet, id).map(thing -> {
            var query = new SearchQuery("", Filters.of(facet, thing.id()), SearchQuery.Order.NEWEST, NEWEST, 0);
            SearchFacets facets = searches.facets(query, MOST_NEAR + 1);
            List<Thing> near = ThingView.near(facets, thing, MOST_NEAR).stream()
                    .map(one -> searches.thing(one.facet(), one.id()).orElse(one))
                    .toList();
            var all = new ArrayList<>(List.of(thing));
            all.addAll(near);
            return new Portrait(
                    thing,
                    searches.search(query),
                    facets,
                    searches.statements(thing, MOST_STATEMENTS),
                    near,
                    searches.together(all));
        });
    }

    private static String notMentioned(Facet facet, String id) {
        String shown = id.length() > 200 ? id.substring(0, 200) + "…" : id;
        return "No article mentions the " + facet.label() + " " + shown + ".";
    }
}
