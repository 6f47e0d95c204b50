package io.copytaster.app.web;

import io.copytaster.schemas.ArticleJson;
import io.copytaster.sink.search.SearchIndex;
import io.copytaster.sink.search.SearchQuery;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search page and its JSON, served from an index: {@code /}, {@code /articles/ID}, {@code /api/search},
 * {@code /api/articles/ID}, {@code /health}. Needs no script in the browser and lets none run.
 */
public final class SearchPage implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SearchPage.class);
    private static final int PAGE_HITS = 20;
    private static final String API = "/api";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json; charset=utf-8";
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private final SearchIndex index;
    private final Javalin server;
    private final String host;

    private SearchPage(SearchIndex index, String host) {
        this.index = index;
        this.host = host;
        this.server = Javalin.create(this::configure);
    }

    /**
     * Starts to serve.
     *
     * @param index stays the caller's to close, after the page
     * @param host name or address to listen on
     * @param port 0: any free one
     * @throws IllegalStateException if it cannot listen there; the message says what to do
     */
    public static SearchPage start(SearchIndex index, String host, int port) {
        var page = new SearchPage(index, host);
        try {
            page.server.start(host, port);
        } catch (JavalinBindException e) {
            page.close();
            throw new IllegalStateException(
                    "port " + port + " is in use on " + host + ": choose another with --port, 0 for any free one", e);
        } catch (RuntimeException e) {
            page.close();
            throw new IllegalStateException("cannot serve the search page on " + host + ":" + port + ": " + e, e);
        }
        log.info("search page address={}", page.address());
        return page;
    }

    /** Where it is served. */
    public URI address() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port() + "/");
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        // Ids may hold slashes, dots and anything else: the path is taken as it came and decoded here, once.
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.UNSAFE);
            http.setSendServerVersion(false);
        });
        config.jetty.modifyServletContextHandler(
                context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
        config.jetty.modifyServer(jetty -> {
            var errors = new ErrorHandler();
            errors.setShowStacks(false);
            errors.setShowCauses(false);
            jetty.setErrorHandler(errors);
        });
        config.routes.before(SearchPage::protect);
        config.routes.get("/", this::hits);
        config.routes.get("/articles", context -> article(context, given(context, "id")));
        config.routes.get("/articles/<id>", context -> article(context, idOf(context, Links.ARTICLES)));
        config.routes.get(API + "/search", this::apiSearch);
        config.routes.get(API + "/articles", context -> apiArticle(context, given(context, "id")));
        config.routes.get(API + "/articles/<id>", context -> apiArticle(context, idOf(context, API + Links.ARTICLES)));
        config.routes.get(
                "/health",
                context -> json(context, ApiJson.health(index.searches().count())));
        String style = resource("copytaster.css");
        String icon = resource("icon.svg");
        config.routes.get("/copytaster.css", context -> cached(context, "text/css; charset=utf-8", style));
        config.routes.get("/icon.svg", context -> cached(context, "image/svg+xml", icon));
        config.routes.exception(IllegalArgumentException.class, (e, context) -> refuse(context, 400, e.getMessage()));
        config.routes.exception(
                HttpResponseException.class, (e, context) -> refuse(context, e.getStatus(), e.getMessage()));
        config.routes.exception(Exception.class, (e, context) -> {
            log.error("request failed path={}", context.path(), e);
            refuse(context, 500, "This went wrong on our side; the log says why.");
        });
    }

    private void hits(Context context) {
        String text = given(context, "q");
        var order =
                "relevance".equals(context.queryParam("sort")) ? SearchQuery.Order.RELEVANCE : SearchQuery.Order.NEWEST;
        int offset =
                Math.max(0, Math.min(SearchQuery.MAX_DEPTH - PAGE_HITS, numberOr(context.queryParam("offset"), 0)));
        var query = new SearchQuery(text, order, PAGE_HITS, offset);
        html(
                context,
                HitsView.page(
                        query, index.searches().search(query), index.searches().count()));
    }

    private void article(Context context, String id) {
        index.searches()
                .article(id)
                .ifPresentOrElse(
                        article -> html(
                                context,
                                ArticleView.page(article, index.searches().copies(id))),
                        () -> refuse(context, 404, notHeld(id)));
    }

    private void apiSearch(Context context) {
        String sort = context.queryParam("sort");
        if (sort != null && !sort.equals("newest") && !sort.equals("relevance")) {
            throw new IllegalArgumentException("sort must be newest or relevance: " + sort);
        }
        var query = new SearchQuery(
                given(context, "q"),
                sort == null ? SearchQuery.Order.NEWEST : SearchQuery.Order.valueOf(sort.toUpperCase(Locale.ROOT)),
                number(context, "limit", PAGE_HITS),
                number(context, "offset", 0));
        json(context, ApiJson.result(index.searches().search(query)));
    }

    private void apiArticle(Context context, String id) {
        index.searches()
                .article(id)
                .ifPresentOrElse(
                        article -> json(context, ArticleJson.line(article)), () -> refuse(context, 404, notHeld(id)));
    }

    private static void protect(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }

    private static void refuse(Context context, int status, String message) {
        context.status(status);
        protect(context);
        if (context.path().startsWith(API + "/") || context.path().equals("/health")) {
            json(context, ApiJson.error(message));
        } else {
            html(context, Layout.message(status == 404 ? "Not here" : "That did not work", message));
        }
    }

    private static String notHeld(String id) {
        String shown = id.length() > 200 ? id.substring(0, 200) + "…" : id;
        return "There is no article " + shown + " here: it was withdrawn, is a copy of another, or never came in.";
    }

    private static void html(Context context, String page) {
        context.contentType(HTML).result(page);
    }

    private static void json(Context context, String json) {
        context.contentType(JSON).result(json);
    }

    private static void cached(Context context, String type, String content) {
        context.contentType(type).header("Cache-Control", "max-age=3600").result(content);
    }

    private static String given(Context context, String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value;
    }

    private static String idOf(Context context, String prefix) {
        return Links.id(context.req().getRequestURI(), prefix);
    }

    private static int number(Context context, String name, int otherwise) {
        String value = context.queryParam(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number: " + value, e);
        }
    }

    private static int numberOr(String value, int otherwise) {
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static String resource(String name) {
        try (InputStream in = SearchPage.class.getResourceAsStream("/web/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("/web/" + name + " is missing from the program", e);
        }
    }
}
