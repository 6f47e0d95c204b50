package io.copytaster.ingest.format.page;

import io.copytaster.ingest.format.date.Dated;
import io.copytaster.ingest.format.date.Dates;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says of its article, in JSON-LD, in its metadata, or in its markup; null is what it does not say.
 *
 * @param address canonical one, absolute if the page's own address is known
 * @param site name of the site
 */
record PageFacts(
        String title, String byline, Dated published, Dated modified, String address, String language, String site) {
    private static final List<String> PUBLISHED = List.of(
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.created",
            "dc.date",
            "dcterms.date",
            "pubdate",
            "publishdate",
            "publish-date",
            "date");
    private static final List<String> MODIFIED =
            List.of("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified");

    static PageFacts of(Document page) {
        var json = JsonLd.of(page);
        return new PageFacts(
                title(page, json),
                byline(page, json),
                date(json.published(), page, PUBLISHED, "datePublished"),
                date(json.modified(), page, MODIFIED, "dateModified"),
                address(page),
                language(page, json),
                meta(page, "og:site_name"));
    }

    private static String title(Document page, JsonLd json) {
        String open = meta(page, "og:title");
        Element heading = page.selectFirst("h1[itemprop=headline], article h1, h1");
        String head = heading == null || heading.text().isBlank() ? null : heading.text();
        // The title of the window has the site's name in it.
        return Stream.of(json.headline(), open, head, page.title())
                .filter(title -> title != null && !title.isBlank())
                .map(title -> title.replaceAll("\\s+", " ").strip())
                .findFirst()
                .orElse(null);
    }

    private static String byline(Document page, JsonLd json) {
        Element written =
                page.selectFirst("[itemprop=author] [itemprop=name], [itemprop=author], [rel=author], .byline");
        String author = meta(page, "author");
        return Stream.of(
                        json.authors(),
                        // Some give the address of a profile.
                        author == null || author.startsWith("http") ? null : author,
                        meta(page, "parsely-author"),
                        meta(page, "dc.creator"),
                        written == null || written.text().length() > 120 ? null : written.text())
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static Dated date(String json, Document page, List<String> names, String property) {
        Element marked = page.selectFirst("[itemprop=" + property + "]");
        boolean published = property.equals("datePublished");
        Element time = published ? page.selectFirst("article time[datetime], time[pubdate], time[datetime]") : null;
        Stream<String> metadata = names.stream().map(name -> meta(page, name));
        Stream<String> markup = Stream.of(
                marked == null ? null : marked.hasAttr("content") ? marked.attr("content") : marked.attr("datetime"),
                time == null ? null : time.attr("datetime"));
        List<Dated> dates = Stream.concat(Stream.concat(Stream.ofNullable(json), metadata), markup)
                .filter(Objects::nonNull)
                .filter(words -> !words.isBlank())
                .map(Dates::read)
                .filter(date -> date.instant() != null)
                .toList();
        // One with a zone is better than one without.
        return dates.stream()
                .filter(date -> !date.zoneAssumed())
                .findFirst()
                .orElse(dates.isEmpty() ? null : dates.get(0));
    }

    private static String address(Document page) {
        Element canonical = page.selectFirst("link[rel~=(?i)^canonical$][href]");
        String address = canonical == null ? meta(page, "og:url") : canonical.attr("abs:href");
        if (canonical != null && address.isEmpty()) {
            address = canonical.attr("href");
        }
        return address == null || !isPage(address) ? null : address;
    }

    private static boolean isPage(String address) {
        try {
            URI uri = URI.create(address.strip());
            return uri.getHost() != null && String.valueOf(uri.getScheme()).startsWith("http");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String language(Document page, JsonLd json) {
        Element html = page.selectFirst("html");
        String locale = meta(page, "og:locale");
        return Stream.of(
                        html == null ? null : html.attr("lang"),
                        html == null ? null : html.attr("xml:lang"),
                        json.language(),
                        meta(page, "content-language"),
                        locale == null ? null : locale.replace('_', '-'))
                .filter(tag -> tag != null && !tag.isBlank())
                .map(String::strip)
                .findFirst()
                .orElse(null);
    }

    private static String meta(Document page, String name) {
        for (Element meta : page.select("meta[content]")) {
            boolean named = meta.attr("name").equalsIgnoreCase(name)
                    || meta.attr("property").equalsIgnoreCase(name)
                    || meta.attr("itemprop").equalsIgnoreCase(name)
                    || meta.attr("http-equiv").equalsIgnoreCase(name);
            if (named && !meta.attr("content").isBlank()) {
                return meta.attr("content").strip();
            }
        }
        return null;
    }
}
