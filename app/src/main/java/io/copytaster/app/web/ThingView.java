package io.copytaster.app.web;

import io.copytaster.sink.search.Facet;
import io.copytaster.sink.search.FacetValue;
import io.copytaster.sink.search.SearchFacets;
import io.copytaster.sink.search.SearchResult;
import io.copytaster.sink.search.StatementCount;
import io.copytaster.sink.search.Thing;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The page of an actor or a weapon. */
final class ThingView {
    /**
     * What is shown.
     *
     * @param near with whom and what it stands together most often, itself left out
     * @param together how many articles mention both of each two: itself first, then {@code near}
     */
    record Portrait(
            Thing thing,
            SearchResult newest,
            SearchFacets facets,
            List<StatementCount> statements,
            List<Thing> near,
            List<List<Long>> together) {}

    private ThingView() {}

    static String page(Portrait portrait) {
        Thing thing = portrait.thing();
        var search = SearchAddress.of(thing.facet(), thing.id());
        Html page = Layout.begin(thing.name(), SearchAddress.ALL, Layout.Place.ELSEWHERE);
        page.raw("<div class=\"portrait\"><div class=\"head\"><h1><span")
                .attribute("class", "thing " + thing.facet().label())
                .raw(">")
                .text(thing.name())
                .raw("</span></h1><p class=\"facts\">")
                .text(thing.facet().label() + ", " + Mentions.words(thing.type()))
                .raw(" · <code>")
                .text(thing.facet().label() + ":" + thing.id())
                .raw("</code> · ")
                .link(search.link(), Layout.count(portrait.newest().total(), "article", "articles"))
                .raw(" · ")
                .link(search.link("/search.atom"), "feed")
                .raw("</p></div><section class=\"over-time\"><h2>Mentioned over time</h2>");
        HistogramView.write(page, search, portrait.facets().histogram());
        page.raw("</section>");
        if (portrait.near().isEmpty()) {
            page.raw("<p class=\"note\">It stands with no other actor or weapon.</p>");
        } else {
            page.raw("<section class=\"company\"><h2>Together with</h2><div class=\"two\">");
            GraphView.write(page, thing, portrait.near(), portrait.together());
            table(page, portrait);
            page.raw("</div></section>");
        }
        statements(page, portrait.statements());
        page.raw("<section><h2>Newest articles</h2>");
        HitsView.list(page, portrait.newest().hits());
        page.raw("<p>").link(search.link(), "All articles that mention it").raw("</p></section></div>");
        return Layout.end(page);
    }

    private static void table(Html page, Portrait portrait) {
        page.raw("<div class=\"table\"><table><thead><tr><th>actor or weapon</th><th>type</th>"
                + "<th>articles with both</th></tr></thead><tbody>");
        List<Long> counts = portrait.together().get(0);
        long highest = counts.stream().skip(1).max(Long::compare).orElse(0L);
        for (int i = 0; i < portrait.near().size(); i++) {
            Thing other = portrait.near().get(i);
            long both = counts.get(i + 1);
            page.raw("<tr><td>");
            thing(page, other);
            page.raw("</td><td>").text(Mentions.words(other.type())).raw("</td><td class=\"share\">");
            Layout.bar(page, both, highest);
            page.link(
                            SearchAddress.of(
                                            portrait.thing().facet(),
                                            portrait.thing().id())
                                    .with(other.facet(), other.id())
                                    .link(),
                            Layout.number(both))
                    .raw("</td></tr>");
        }
        page.raw("</tbody></table></div>");
    }

    private static void statements(Html page, List<StatementCount> statements) {
        if (statements.isEmpty()) {
            return;
        }
        page.raw("<section><h2>Who with what</h2><ul class=\"statements columns\">");
        for (StatementCount statement : statements) {
            page.raw("<li>");
            thing(page, statement.actor());
            page.raw(" <span class=\"relation\">")
                    .text(Mentions.words(statement.relation()))
                    .raw("</span> ");
            thing(page, statement.weapon());
            page.raw(" <span class=\"n\">")
                    .text(Layout.count(statement.count(), "article", "articles"))
                    .raw("</span></li>");
        }
        page.raw("</ul></section>");
    }

    private static void thing(Html page, Thing thing) {
        HitsView.thing(
                page, Links.thing(thing.facet(), thing.id()), thing.facet().label(), thing.type(), thing.name());
    }

    /** The most frequent others among facets, by how many articles they share; of both kinds. */
    static List<Thing> near(SearchFacets facets, Thing thing, int most) {
        return Stream.of(Facet.ACTOR, Facet.WEAPON)
                .flatMap(facet -> facets.of(facet).stream()
                        .filter(value ->
                                facet != thing.facet() || !value.value().equals(thing.id()))
                        .map(value -> new Ranked(facet, value)))
                .sorted(Comparator.comparingLong((Ranked one) -> one.value().count())
                        .reversed())
                .limit(most)
                .map(one ->
                        new Thing(one.facet(), one.value().value(), one.value().name(), ""))
                .toList();
    }

    private record Ranked(Facet facet, FacetValue value) {}
}
